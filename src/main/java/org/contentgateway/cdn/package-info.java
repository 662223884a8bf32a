/**
 * The caches in front of the gateway, a CDN or Varnish: tells them what changed, so that they drop the answers that show
 * it. Knows nothing of the answers themselves; they say by their surrogate keys what they show.
 */
@NullMarked
package org.contentgateway.cdn;

import org.jspecify.annotations.NullMarked;

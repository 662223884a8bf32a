/**
 * Purges caches in front of the gateway, like a CDN or Varnish: after a change they drop the responses that show it, found
 * by their surrogate keys.
 */
@NullMarked
package org.contentgateway.cdn;

import org.jspecify.annotations.NullMarked;

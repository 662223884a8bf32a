/**
 * Dev mode only: sample articles and drawn images for them, so that a fresh checkout shows content. Not part of the
 * packaged application.
 */
@NullMarked
package org.contentgateway.dev;

import org.jspecify.annotations.NullMarked;

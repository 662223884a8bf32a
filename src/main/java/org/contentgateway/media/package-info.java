/**
 * An image, its files, the selection of a file for a requested size, and its absolute URL. Pure values: images are
 * neither read nor scaled, so only sizes that exist are offered.
 */
@NullMarked
package org.contentgateway.media;

import org.jspecify.annotations.NullMarked;

/** Sizes of article lists, without reading the lists. */
@NullMarked
package org.contentgateway.content.counts;

import org.jspecify.annotations.NullMarked;

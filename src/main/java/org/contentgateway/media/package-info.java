/**
 * A picture and the files the CMS made of it: which of them answers a size, and its absolute URL. Pure values that choose
 * among files; nothing here reads, scales or fetches one, so no size is promised that no file has.
 */
@NullMarked
package org.contentgateway.media;

import org.jspecify.annotations.NullMarked;

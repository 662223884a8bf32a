/**
 * Articles, their attachments, and reads: filters, order, visibility. The subpackages hold changes, search, portals and
 * writes. Knows neither source formats nor clients.
 */
@NullMarked
package org.contentgateway.content;

import org.jspecify.annotations.NullMarked;

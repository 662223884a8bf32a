/**
 * Articles, their attachments, and reads: filters, order, visibility. The subpackages contain change tracking, search,
 * portal settings and writes. Independent of source formats and of the GraphQL API.
 */
@NullMarked
package org.contentgateway.content;

import org.jspecify.annotations.NullMarked;

/** Writes: upserts of articles with their source records, removals, and updates of reprocessed articles. */
@NullMarked
package org.contentgateway.content.store;

import org.jspecify.annotations.NullMarked;

/** Deletion of stored imports: of everything about one article on request, and of old runs and records by a daily job. */
@NullMarked
package org.contentgateway.ingest.retention;

import org.jspecify.annotations.NullMarked;

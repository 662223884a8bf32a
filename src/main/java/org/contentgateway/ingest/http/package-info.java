/** REST resources under {@code /ingest}. */
@NullMarked
package org.contentgateway.ingest.http;

import org.jspecify.annotations.NullMarked;

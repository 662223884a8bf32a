/** The REST resources under /ingest. */
@NullMarked
package org.contentgateway.ingest.http;

import org.jspecify.annotations.NullMarked;

/** Shared by all source formats: JSON fields, dates and texts of a portal, diagnostics and rejections of a record. */
@NullMarked
package org.contentgateway.ingest.format;

import org.jspecify.annotations.NullMarked;

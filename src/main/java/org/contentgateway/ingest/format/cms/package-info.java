/** The legacy CMS's format. */
@NullMarked
package org.contentgateway.ingest.format.cms;

import org.jspecify.annotations.NullMarked;

/** The format of the WordPress REST API. */
@NullMarked
package org.contentgateway.ingest.format.wordpress;

import org.jspecify.annotations.NullMarked;

/** The CMS's own JSON, served back byte for byte to clients that have not moved to GraphQL yet. */
@NullMarked
package org.contentgateway.legacy;

import org.jspecify.annotations.NullMarked;

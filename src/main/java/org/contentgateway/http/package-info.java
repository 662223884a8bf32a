/** What REST resources share: problem details (RFC 9457), exception mappers and request parameters. */
@NullMarked
package org.contentgateway.http;

import org.jspecify.annotations.NullMarked;

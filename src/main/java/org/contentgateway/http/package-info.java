/**
 * What REST resources share: problem details (RFC 9457), exception mappers and request parameters; and what concerns all
 * paths: labels of metrics, {@code Vary: Origin}.
 */
@NullMarked
package org.contentgateway.http;

import org.jspecify.annotations.NullMarked;

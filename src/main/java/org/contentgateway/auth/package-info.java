/**
 * Who may send content: machines by name and password, or by a token of an OpenID Connect provider. Knows nothing of
 * what is sent; which paths are guarded stands in {@code application.properties}.
 */
@NullMarked
package org.contentgateway.auth;

import org.jspecify.annotations.NullMarked;

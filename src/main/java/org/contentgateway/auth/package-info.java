/**
 * Authentication of clients that write: machines by access tokens of the settings, others by tokens of an OpenID Connect
 * provider. Independent of what is written; {@code application.properties} names the protected paths.
 */
@NullMarked
package org.contentgateway.auth;

import org.jspecify.annotations.NullMarked;

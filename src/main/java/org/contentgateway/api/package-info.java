/**
 * The GraphQL schema as Java: queries, types, pages and their cursors, error codes. Thin: it says what clients may ask
 * for and hands it on; it holds no SQL and knows nothing of HTTP.
 */
@NullMarked
@DefaultNonNull
package org.contentgateway.api;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;

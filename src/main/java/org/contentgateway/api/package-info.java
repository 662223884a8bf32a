/**
 * The GraphQL schema as Java: queries, types, connections and their cursors, errors. A thin layer without SQL or HTTP.
 */
@NullMarked
@DefaultNonNull
package org.contentgateway.api;

import io.smallrye.graphql.api.DefaultNonNull;
import org.jspecify.annotations.NullMarked;

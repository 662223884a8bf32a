/**
 * The engine room: what lies between HTTP and the GraphQL engine, and keeps the engine within its limits. It knows
 * nothing of articles.
 */
@NullMarked
package org.contentgateway.graphql;

import org.jspecify.annotations.NullMarked;

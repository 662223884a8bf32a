/**
 * GraphQL over HTTP, independent of articles: {@code http} receives requests, {@code document} prepares their documents,
 * {@code cache} serves cached responses, {@code execution} executes operations.
 */
@NullMarked
package org.contentgateway.graphql;

import org.jspecify.annotations.NullMarked;

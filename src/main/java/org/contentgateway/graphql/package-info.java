/**
 * GraphQL over HTTP, independent of articles: {@code http} receives requests, {@code document} prepares their documents,
 * {@code cache} looks for a response, {@code execution} makes one.
 */
@NullMarked
package org.contentgateway.graphql;

import org.jspecify.annotations.NullMarked;

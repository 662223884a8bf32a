/** GraphQL over HTTP: the endpoint, request parsing from HTTP, media types, status codes, caching headers and metrics. */
@NullMarked
package org.contentgateway.graphql.http;

import org.jspecify.annotations.NullMarked;

/** GraphQL documents before execution: requests, parsing, validation, limits, complexity, persisted and trusted documents. */
@NullMarked
package org.contentgateway.graphql.document;

import org.jspecify.annotations.NullMarked;

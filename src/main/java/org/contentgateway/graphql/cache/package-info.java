/** The response cache: cached responses, the cache tags that they depend on, and entity tags. */
@NullMarked
package org.contentgateway.graphql.cache;

import org.jspecify.annotations.NullMarked;

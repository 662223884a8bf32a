/** Full-text search in PostgreSQL: search documents, tsvectors and ranked queries. */
@NullMarked
package org.contentgateway.content.search;

import org.jspecify.annotations.NullMarked;

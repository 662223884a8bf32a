/** Execution of operations: the engine, deadlines, data fetchers, plain values completed without graphql-java, error formatting. */
@NullMarked
package org.contentgateway.graphql.execution;

import org.jspecify.annotations.NullMarked;

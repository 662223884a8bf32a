package org.contentgateway.graphql.execution;

/** Classifies exceptions of resolvers. */
public interface FailureClassifier {

    /** Whether the data source is unavailable for now: a later attempt may succeed. */
    boolean isUnavailable(Throwable failure);

    /** Whether a pooled connection broke: an immediate attempt over another one may succeed. */
    boolean isBrokenConnection(Throwable failure);
}

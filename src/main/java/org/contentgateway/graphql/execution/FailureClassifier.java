package org.contentgateway.graphql.execution;

/** Classifies exceptions of resolvers. */
public interface FailureClassifier {

    /** Whether the data source is unavailable for now: a later attempt may succeed. */
    boolean isUnavailable(Throwable failure);

    /** Whether the data source can't process a value of the client's request. */
    boolean isInvalidInput(Throwable failure);

    /** Whether a pooled connection broke: an immediate attempt over another one may succeed. */
    boolean isBrokenConnection(Throwable failure);
}

package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.database.SqlState;
import org.contentgateway.graphql.execution.FailureClassifier;

/** Classifies failures of resolvers by their SQLSTATE. */
@ApplicationScoped
class SqlFailureClassifier implements FailureClassifier {

    @Override
    public boolean isUnavailable(Throwable failure) {
        return SqlState.isTransient(failure);
    }

    @Override
    public boolean isInvalidInput(Throwable failure) {
        return SqlState.isDataException(failure);
    }

    @Override
    public boolean isBrokenConnection(Throwable failure) {
        return SqlState.isBrokenConnection(failure);
    }
}

package org.contentgateway.graphql.execution;

import graphql.GraphQLError;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Errors of single elements of lists: the element is null in the response, the other elements are served. */
final class ElementErrors {

    private final List<GraphQLError> errors = new CopyOnWriteArrayList<>();

    void add(GraphQLError error) {
        errors.add(error);
    }

    List<GraphQLError> all() {
        return errors;
    }
}

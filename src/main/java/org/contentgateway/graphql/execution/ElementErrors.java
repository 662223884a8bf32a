package org.contentgateway.graphql.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.graphql.GraphQLException;

/** Errors of single elements of lists: the element is null in the response, the other elements are served. */
public final class ElementErrors {

    private final List<GraphQLError> errors = new CopyOnWriteArrayList<>();

    /** Adds the error of the element at an index of the field's list. */
    public static void add(DataFetchingEnvironment environment, int index, GraphQLException error) {
        ElementErrors collector = environment.getGraphQlContext().get(ElementErrors.class);
        Objects.requireNonNull(collector, "an execution collects errors")
                .errors
                .add(new ExceptionWhileDataFetching(
                        environment.getExecutionStepInfo().getPath().segment(index),
                        error,
                        environment.getField().getSourceLocation()));
    }

    List<GraphQLError> all() {
        return errors;
    }
}

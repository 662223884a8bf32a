package org.contentgateway.graphql.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jspecify.annotations.Nullable;

/** The field of the query type whose method the calling thread executes: what the operation selects below it. */
public final class CurrentField {

    private static final ThreadLocal<@Nullable CurrentField> CURRENT = new ThreadLocal<>();

    private final PlannedField selection;
    private final PlanExecution execution;
    private final @Nullable DataFetchingEnvironment standard;

    /** @param standard the environment in the standard strategy, which collects errors; null in a plan */
    CurrentField(PlannedField selection, PlanExecution execution, @Nullable DataFetchingEnvironment standard) {
        this.selection = selection;
        this.execution = execution;
        this.standard = standard;
    }

    /** Returns the field whose method is executed. */
    public static CurrentField get() {
        return Objects.requireNonNull(CURRENT.get(), "no field of the query type is being fetched");
    }

    /** Calls a field's method. */
    interface Call {
        @Nullable
        Object call() throws Exception;
    }

    @Nullable
    Object during(Call method) throws Exception {
        CURRENT.set(this);
        try {
            return method.call();
        } finally {
            CURRENT.remove();
        }
    }

    /** Returns the field with all that is selected below it. */
    public PlannedField selection() {
        return selection;
    }

    public GraphQLContext context() {
        return execution.context();
    }

    /** Returns the values of the arguments of a field below this one. */
    public Map<String, Object> arguments(PlannedField field) {
        return execution.argumentValues(field.field(), field.definition());
    }

    /**
     * Adds the error of the element at an index of the field's list: the element is null in the response, the other elements
     * are served.
     *
     * @throws E in a plan, so that the standard strategy executes the operation again
     */
    public <E extends GraphQLException> void addElementError(int index, E error) throws E {
        if (standard == null) {
            throw error;
        }
        ElementErrors collector = standard.getGraphQlContext().get(ElementErrors.class);
        Objects.requireNonNull(collector, "an execution collects errors")
                .add(new ExceptionWhileDataFetching(
                        standard.getExecutionStepInfo().getPath().segment(index),
                        error,
                        standard.getField().getSourceLocation()));
    }
}

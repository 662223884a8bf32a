package org.contentgateway.graphql.execution;

import graphql.execution.AbortExecutionException;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.ResultNodesInfo;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The standard strategy, but what lies below a fetched value is completed in one go where nothing but
 * {@link PlainFetcher}s is needed for it: without a path, a step info, an environment and the callbacks of instrumentations
 * for each value of each field.
 *
 * <p>It knows of success alone. At the first thing that has to be reported, an exception or a null where none may be, it
 * gives up, and the standard strategy completes the same value again, errors, paths and all. Nothing is lost by that: plain
 * fetchers only compute.
 */
final class PlainSubtreeStrategy extends AsyncExecutionStrategy {

    PlainSubtreeStrategy(DataFetcherExceptionHandler exceptionHandler) {
        super(exceptionHandler);
    }

    @Override
    protected FieldValueInfo completeValue(ExecutionContext execution, ExecutionStrategyParameters parameters) {
        var type = parameters.getExecutionStepInfo().getUnwrappedNonNullType();
        var value = parameters.getSource();
        if (value != null && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLCompositeType) {
            var completed = completePlain(execution, parameters, type, value);
            if (completed != null) {
                var kind = type instanceof GraphQLList ? CompleteValueType.LIST : CompleteValueType.OBJECT;
                return new FieldValueInfo(kind, completed);
            }
        }
        return super.completeValue(execution, parameters);
    }

    /** Null where the standard strategy has to do it. */
    private @Nullable Object completePlain(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLType type, Object value) {
        if (countsOnCallbacks(execution)) {
            return null;
        }
        var completions = completions(execution, parameters);
        synchronized (completions) {
            var completion = completions.of(parameters.getField(), type);
            try {
                return completion == null ? null : completion.complete(value);
            } catch (AbortExecutionException outOfTime) {
                throw outOfTime;
            } catch (Exception toBeReported) { // by the standard strategy, which meets it again
                return null;
            }
        }
    }

    /** Whether something is at work that has to hear of each object and each field. */
    private static boolean countsOnCallbacks(ExecutionContext execution) {
        return execution.hasIncrementalSupport()
                || execution.getGraphQLContext().hasKey(ResultNodesInfo.MAX_RESULT_NODES)
                || !execution.getDataLoaderRegistry().getDataLoadersMap().isEmpty();
    }

    private ValueCompleters completions(ExecutionContext execution, ExecutionStrategyParameters parameters) {
        return execution
                .getGraphQLContext()
                .computeIfAbsent(
                        execution.getExecutionId(),
                        id -> new ValueCompleters(
                                execution,
                                fieldCollector,
                                (type, value) -> resolveType(
                                        execution, parameters.transform(builder -> builder.source(value)), type)));
    }
}

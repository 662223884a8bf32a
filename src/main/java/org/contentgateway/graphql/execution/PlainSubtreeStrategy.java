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
 * The standard strategy with a fast path: if all fields below a fetched value have {@link PlainFetcher}s, it completes the
 * value without creating a path, a step info, an environment and instrumentation callbacks for each field.
 *
 * <p>The fast path handles success only. At the first error, an exception or a null in a non-null field, the standard
 * strategy completes the same value again and reports the error. Fetching twice is safe, as plain fetchers have no side
 * effects.
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

    /** Completes a value on the fast path; null if the standard strategy has to complete it. */
    private @Nullable Object completePlain(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLType type, Object value) {
        if (needsCallbacks(execution)) {
            return null;
        }
        var completers = completers(execution, parameters);
        synchronized (completers) {
            var completer = completers.get(parameters.getField(), type);
            try {
                return completer == null ? null : completer.complete(value);
            } catch (AbortExecutionException timeout) {
                throw timeout;
            } catch (Exception failure) { // the standard strategy meets it again and reports it
                return null;
            }
        }
    }

    /** Whether the execution uses a feature that needs the callbacks of each field: {@code @defer}, node limits, data loaders. */
    private static boolean needsCallbacks(ExecutionContext execution) {
        return execution.hasIncrementalSupport()
                || execution.getGraphQLContext().hasKey(ResultNodesInfo.MAX_RESULT_NODES)
                || !execution.getDataLoaderRegistry().getDataLoadersMap().isEmpty();
    }

    private ValueCompleters completers(ExecutionContext execution, ExecutionStrategyParameters parameters) {
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

package org.contentgateway.graphql.execution;

import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.ErrorResultHelper;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Execute;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.OperationType;
import io.smallrye.graphql.spi.LookupService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import jakarta.validation.Constraint;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.dataloader.BatchLoaderEnvironment;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jspecify.annotations.Nullable;

/** Fetches a field by calling a {@code @Query} method, or a non-blocking {@code @Source} method. */
final class MethodFetcher extends PlainFetcher implements PlugableBatchableDataFetcher<Object, Object> {

    /** The index of the source in a method that has none. */
    private static final int NO_SOURCE = -1;

    private final Class<?> beanType;
    private final int sourceIndex;
    private final ArgumentHelper argumentHelper;
    private final ErrorResultHelper errorResultHelper = new ErrorResultHelper();
    private @Nullable Object bean;

    private MethodFetcher(Method method, Operation operation, int sourceIndex) {
        super(method, operation);
        this.beanType = load(operation.getClassName());
        this.sourceIndex = sourceIndex;
        this.argumentHelper = new ArgumentHelper(operation.getArguments());
    }

    /** Creates the fetcher of a method; null if the method may block or its values need SmallRye's processing. */
    static @Nullable MethodFetcher createIfPlain(Operation operation) {
        if (!isPlain(operation)
                || (operation.isSourceField()
                        ? operation.getExecute() != Execute.NON_BLOCKING
                        : operation.getOperationType() != OperationType.QUERY)) {
            return null;
        }
        var arguments = operation.getArguments();
        var source = arguments.stream().filter(Argument::isSourceArgument).findFirst();
        if (source.isPresent() && source.get().hasWrapper()) { // a batch method, which takes a list of sources
            return null;
        }
        var types = arguments.stream().map(MethodFetcher::type).toArray(Class<?>[]::new);
        try {
            var method = load(operation.getClassName()).getMethod(operation.getMethodName(), types);
            return isValidated(method) || List.of(types).contains(Context.class)
                    ? null
                    : new MethodFetcher(
                            method, operation, source.map(arguments::indexOf).orElse(NO_SOURCE));
        } catch (NoSuchMethodException notPublic) {
            return null;
        }
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, @Nullable Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        try {
            return sourceIndex == NO_SOURCE
                    ? currentField(environment.get()).during(() -> fetch(null, arguments(environment.get())))
                    : fetch(source, arguments(environment.get()));
        } catch (AbstractDataFetcherException invalidArguments) {
            var result = DataFetcherResult.<Object>newResult();
            invalidArguments.appendDataFetcherResult(result, environment.get());
            return result.build();
        } catch (GraphQLException rejected) {
            var result = DataFetcherResult.<Object>newResult();
            errorResultHelper.appendPartialResult(result, environment.get(), rejected);
            return result.build();
        }
    }

    private static CurrentField currentField(DataFetchingEnvironment environment) throws Exception {
        var schema = environment.getGraphQLSchema();
        var variables = CoercedVariables.of(environment.getVariables());
        var compiler = new PlanCompiler(schema, environment.getFragmentsByName(), variables);
        return new CurrentField(
                compiler.compile(environment.getMergedField(), schema.getQueryType()),
                new PlanExecution(schema, variables, environment.getGraphQlContext(), new JsonOutput(0)),
                environment);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    @Override
    @Nullable
    Object[] arguments(DataFetchingEnvironment environment) throws AbstractDataFetcherException {
        var arguments = argumentHelper.getArguments(environment, true);
        if (sourceIndex != NO_SOURCE) {
            arguments.add(sourceIndex, null);
        }
        return arguments.toArray();
    }

    @Override
    @Nullable
    Object fetch(@Nullable Object source, @Nullable Object[] arguments) throws Exception {
        if (sourceIndex == NO_SOURCE) {
            return invoke(bean(), arguments);
        }
        var withSource = arguments.clone();
        withSource[sourceIndex] = source;
        return invoke(bean(), withSource);
    }

    /** The bean that declares the method. It is safe to cache: for scopes shorter than the application's it is a proxy. */
    private Object bean() {
        var cached = bean;
        if (cached == null) {
            bean = cached = LookupService.get().getInstance(beanType).get();
        }
        return cached;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        throw new UnsupportedOperationException("Batch loading is not supported");
    }

    private static Class<?> type(Argument argument) {
        return load(
                argument.hasWrapper()
                        ? argument.getWrapper().getWrapperClassName()
                        : argument.getReference().getClassName());
    }

    private static boolean isValidated(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class));
    }
}

package org.contentgateway.graphql.execution;

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
import io.smallrye.graphql.spi.LookupService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import jakarta.validation.Constraint;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.dataloader.BatchLoaderEnvironment;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jspecify.annotations.Nullable;

/** Fetches what a {@code @Source} method computes from its source and its arguments alone. */
final class SourceFetcher extends PlainFetcher implements PlugableBatchableDataFetcher<Object, Object> {

    private static final Object[] SOURCE_ALONE = {null};

    private final Class<?> beanType;
    private final int sourceAt;
    private final int parameters;
    private final ArgumentHelper argumentHelper;
    private final ErrorResultHelper errorResultHelper = new ErrorResultHelper();
    private @Nullable Object bean;

    private SourceFetcher(Method method, Operation operation, int sourceAt) {
        super(method, operation);
        this.beanType = load(operation.getClassName());
        this.sourceAt = sourceAt;
        this.parameters = method.getParameterCount();
        this.argumentHelper = new ArgumentHelper(operation.getArguments());
    }

    /** Null for a method that may block, and for one that takes or answers with more than plain values. */
    static @Nullable SourceFetcher of(Operation operation) {
        if (operation.getExecute() != Execute.NON_BLOCKING || !operation.isSourceField() || !isPlain(operation)) {
            return null;
        }
        var arguments = operation.getArguments();
        var source = arguments.stream().filter(Argument::isSourceArgument).findFirst();
        if (source.isEmpty() || source.get().hasWrapper()) { // a list of sources: a batch
            return null;
        }
        var types = arguments.stream().map(SourceFetcher::type).toArray(Class<?>[]::new);
        try {
            var method = load(operation.getClassName()).getMethod(operation.getMethodName(), types);
            return isValidated(method) || List.of(types).contains(Context.class)
                    ? null
                    : new SourceFetcher(method, operation, arguments.indexOf(source.get()));
        } catch (NoSuchMethodException inherited) {
            return null;
        }
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        try {
            return fetch(source, parameters == 1 ? SOURCE_ALONE : arguments(environment.get()));
        } catch (AbstractDataFetcherException unfit) {
            var result = DataFetcherResult.<Object>newResult();
            unfit.appendDataFetcherResult(result, environment.get());
            return result.build();
        } catch (GraphQLException refused) {
            var result = DataFetcherResult.<Object>newResult();
            errorResultHelper.appendPartialResult(result, environment.get(), refused);
            return result.build();
        }
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return get(
                environment.getFieldDefinition(),
                Objects.requireNonNull(environment.<Object>getSource(), "it is a field of a source"),
                () -> environment);
    }

    @Override
    @Nullable
    Object[] arguments(DataFetchingEnvironment environment) throws AbstractDataFetcherException {
        var arguments = argumentHelper.getArguments(environment, true);
        arguments.add(sourceAt, null);
        return arguments.toArray();
    }

    @Override
    @Nullable
    Object fetch(Object source, @Nullable Object[] arguments) throws Exception {
        var called = arguments.clone();
        called[sourceAt] = source;
        return invoke(bean(), called);
    }

    /** Of any scope: what the container gives for a shorter one than the application's is a proxy. */
    private Object bean() {
        var known = bean;
        if (known == null) {
            bean = known = LookupService.get().getInstance(beanType).get();
        }
        return known;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        throw new UnsupportedOperationException("No batch: it fetches from one source");
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

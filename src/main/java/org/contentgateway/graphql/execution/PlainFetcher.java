package org.contentgateway.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Wrapper;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.NumberTransformer;
import io.smallrye.graphql.transformation.Transformer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a value by nothing but the call of a method: at once, on the calling thread, the same again for the same source
 * and arguments. The method is looked up when the schema is built, so that a native image holds it ready.
 */
abstract class PlainFetcher implements LightDataFetcher<Object>, PlugableDataFetcher<Object> {

    private final Method method;
    private final @Nullable Transformer<Object, Object> transformer;

    PlainFetcher(Method method, Field field) {
        this.method = method;
        this.transformer = transformer(field);
    }

    /** The arguments of the field as the method takes them: the same for all sources. */
    abstract @Nullable Object[] arguments(DataFetchingEnvironment environment) throws Exception;

    /** The value of a field whose arguments are known. */
    abstract @Nullable Object fetch(Object source, @Nullable Object[] arguments) throws Exception;

    final @Nullable Object invoke(Object target, @Nullable Object... arguments) throws Exception {
        try {
            var value = method.invoke(target, arguments);
            return value == null || transformer == null ? value : transformer.out(value);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    /** Whether SmallRye hands on the field's value as it is, or but for one transformation. */
    static boolean isPlain(Field field) {
        var adapted = field.isAdaptingTo()
                || field.isAdaptingWith()
                || field.getReference().isAdaptingTo()
                || field.getReference().isAdaptingWith();
        if (adapted || field.hasTransformation()) {
            return false;
        }
        return !field.hasWrapper() || isListOfLists(field.getWrapper()) && transformer(field) == null;
    }

    static Class<?> load(String name) {
        return ClassloadingService.get().loadClass(name);
    }

    private static boolean isListOfLists(@Nullable Wrapper wrapper) {
        return wrapper == null || wrapper.isCollection() && isListOfLists(wrapper.getWrapper());
    }

    /** What makes text of dates and the like; numbers go out as they are. */
    @SuppressWarnings("unchecked")
    private static @Nullable Transformer<Object, Object> transformer(Field field) {
        var transformer = Transformer.transformer(field);
        return transformer instanceof NumberTransformer ? null : (Transformer<Object, Object>) transformer;
    }
}

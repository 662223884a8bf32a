package org.contentgateway.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Wrapper;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.NumberTransformer;
import io.smallrye.graphql.transformation.Transformer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a value by calling a method, without SmallRye's context. The method must return the same value for the same source
 * and arguments. It is looked up when the schema is built, so that native images include it.
 */
abstract class PlainFetcher implements LightDataFetcher<Object>, PlugableDataFetcher<Object> {

    private final Method method;
    private final @Nullable Transformer<Object, Object> transformer;

    PlainFetcher(Method method, Field field) {
        this.method = method;
        this.transformer = transformer(field);
    }

    /** Returns the method's arguments, which are the same for all sources. */
    abstract @Nullable Object[] arguments(DataFetchingEnvironment environment) throws Exception;

    /**
     * Returns the field's value for a source and the method's arguments.
     *
     * @param source null for a field of the query type
     */
    abstract @Nullable Object fetch(@Nullable Object source, @Nullable Object[] arguments) throws Exception;

    final @Nullable Object invoke(@Nullable Object target, @Nullable Object... arguments) throws Exception {
        try {
            var value = method.invoke(target, arguments);
            if (value == null || transformer == null) {
                return value;
            }
            // All plain dates have the default format.
            return value instanceof OffsetDateTime date ? DateTimeText.format(date) : transformer.out(value);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    /** Whether SmallRye returns the field's value unchanged, except for at most one transformation. */
    static boolean isPlain(Field field) {
        var adapted = field.isAdaptingTo() && !isString(field.getAdaptTo().getReference())
                || field.isAdaptingWith()
                || field.getReference().isAdaptingTo()
                || field.getReference().isAdaptingWith();
        if (adapted || field.hasTransformation()) {
            return false;
        }
        return !field.hasWrapper() || isListOfLists(field.getWrapper()) && transformer(field) == null;
    }

    /** Whether a value is adapted to a String, as which the scalar's type serializes values of any class. */
    private static boolean isString(Reference adaptedTo) {
        return adaptedTo.getClassName().equals(String.class.getName());
    }

    static Class<?> load(String name) {
        return ClassloadingService.get().loadClass(name);
    }

    private static boolean isListOfLists(@Nullable Wrapper wrapper) {
        return wrapper == null || wrapper.isCollection() && isListOfLists(wrapper.getWrapper());
    }

    /** The transformation of values such as dates to text; null if there is none, as for numbers. */
    @SuppressWarnings("unchecked")
    private static @Nullable Transformer<Object, Object> transformer(Field field) {
        var transformer = Transformer.transformer(field);
        return transformer instanceof NumberTransformer ? null : (Transformer<Object, Object>) transformer;
    }
}

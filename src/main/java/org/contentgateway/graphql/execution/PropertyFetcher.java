package org.contentgateway.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches a property: a record's component, or what a getter returns. */
final class PropertyFetcher extends PlainFetcher {

    private static final Object[] NONE = {};

    private PropertyFetcher(Method method, Field field) {
        super(method, field);
    }

    /** Null for a property that takes more than to be read. */
    static @Nullable PropertyFetcher of(Field field, Reference owner) {
        if (field.getMethodName() == null || !isPlain(field)) {
            return null;
        }
        try {
            return new PropertyFetcher(load(owner.getClassName()).getMethod(field.getMethodName()), field);
        } catch (NoSuchMethodException hasArguments) {
            return null;
        }
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        return invoke(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return invoke(Objects.requireNonNull(environment.<Object>getSource(), "a field below another has a source"));
    }

    @Override
    @Nullable
    Object[] arguments(DataFetchingEnvironment environment) {
        return NONE;
    }

    @Override
    @Nullable
    Object fetch(Object source, @Nullable Object[] arguments) throws Exception {
        return invoke(source);
    }
}

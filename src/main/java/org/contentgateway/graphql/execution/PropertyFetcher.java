package org.contentgateway.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fetches a property by calling a getter or a record's accessor. */
final class PropertyFetcher extends PlainFetcher {

    private static final Object[] NO_ARGUMENTS = {};

    private PropertyFetcher(Method method, Field field) {
        super(method, field);
    }

    /** Creates the fetcher of a property; null if its value needs SmallRye's processing. */
    static @Nullable PropertyFetcher createIfPlain(Field field, Reference owner) {
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
        return NO_ARGUMENTS;
    }

    @Override
    @Nullable
    Object fetch(@Nullable Object source, @Nullable Object[] arguments) throws Exception {
        return invoke(source);
    }
}

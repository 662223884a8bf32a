package org.contentgateway.graphql.execution;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;
import org.jspecify.annotations.Nullable;

/**
 * Provides {@link PlainFetcher}s for properties, {@code @Query} methods and {@code @NonBlocking} {@code @Source} methods. Other
 * fields keep SmallRye's fetchers, which are slower: they create a context for each value.
 */
public final class PlainFetcherService implements DataFetcherService {

    /** Services are called in ascending order of priority; Quarkus's own has 1. */
    @Override
    public Integer getPriority() {
        return 0;
    }

    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(Field field, @Nullable Type type, Reference owner) {
        return PropertyFetcher.createIfPlain(field, owner);
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getOtherFieldDataFetcher(
            Operation operation, @Nullable Type type) {
        return MethodFetcher.createIfPlain(operation);
    }
}

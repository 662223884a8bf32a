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
 * Gives fetchers that cost next to nothing to the fields that need no more: properties, and {@code @Source} methods that
 * say by {@code @NonBlocking} that they only compute. Null leaves a field to SmallRye's fetchers, which make a context of
 * their own for each value.
 */
public final class PlainFetcherService implements DataFetcherService {

    /** Services are asked in ascending order; Quarkus's own is 1. */
    @Override
    public Integer getPriority() {
        return 0;
    }

    @Override
    public @Nullable PlugableDataFetcher<?> getFieldDataFetcher(Field field, @Nullable Type type, Reference owner) {
        return PropertyFetcher.of(field, owner);
    }

    @Override
    public @Nullable PlugableBatchableDataFetcher<?, ?> getOtherFieldDataFetcher(
            Operation operation, @Nullable Type type) {
        return SourceFetcher.of(operation);
    }
}

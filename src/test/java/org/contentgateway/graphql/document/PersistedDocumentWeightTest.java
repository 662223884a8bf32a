package org.contentgateway.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.contentgateway.LiveHeap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the weights of automatic persisted queries with the live heap that they take. */
class PersistedDocumentWeightTest {

    @ParameterizedTest
    @CsvSource({"20000, x, 10", "20000, x, 1000", "20000, ی, 1000", "1000, x, 30000"})
    void weighsAtMostAQuarterMoreThanTheLiveHeap(int entries, String character, int length) {
        var weight = new long[1];
        var bytes = LiveHeap.of(() -> {
            var cache = PersistedDocuments.newCache(Long.MAX_VALUE);
            for (var i = 0; i < entries; i++) {
                cache.put(String.format(Locale.ROOT, "%064x", i), character.repeat(length) + i);
            }
            cache.cleanUp(); // weighs pending entries
            weight[0] = cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
            return cache;
        });
        assertThat(weight[0])
                .as("weight, where the live heap is %d bytes", bytes)
                .isBetween(bytes, bytes + bytes / 4);
    }
}

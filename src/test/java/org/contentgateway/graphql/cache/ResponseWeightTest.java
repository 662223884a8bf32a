package org.contentgateway.graphql.cache;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.contentgateway.LiveHeap;
import org.contentgateway.graphql.document.OperationKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the weights of cached responses with the live heap that they take. */
class ResponseWeightTest {

    @ParameterizedTest
    @CsvSource({"20000, 20, 1, false", "20000, 20, 30, false", "20000, 700, 5, true", "1000, 20000, 30, true"})
    void weighsAtMostAQuarterMoreThanTheLiveHeap(int entries, int length, int tags, boolean compressed) {
        var weight = new long[1];
        var bytes = LiveHeap.of(() -> {
            var cache = ResponseCache.newCache(Long.MAX_VALUE);
            for (var i = 0; i < entries; i++) {
                cache.put(OperationKeys.of(i), response(i, length, tags, compressed));
            }
            cache.cleanUp(); // weighs pending entries
            weight[0] = cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
            return cache;
        });
        assertThat(weight[0])
                .as("weight, where the live heap is %d bytes", bytes)
                .isBetween(bytes, bytes + bytes / 4);
    }

    /** In a small heap, G1 stores an array of half a region in a region of its own, of 1 MiB. */
    @Test
    void weighsArraysThatTakeRegionsOfTheirOwn() {
        assertThat(response(0, 600_000, 1, false).weight()).isBetween(1 << 20, 1_100_000);
        assertThat(response(0, 500_000, 1, false).weight()).isBetween(500_000, 520_000);
    }

    private static CachedResponse response(int i, int length, int tags, boolean compressed) {
        var json = new byte[length];
        new Random(i).nextBytes(json);
        var response = new CachedResponse(
                json,
                null,
                EntityTag.digest(json),
                200,
                Set.copyOf(IntStream.range(0, tags)
                        .mapToObj(tag -> "p" + tag % 9 + "-" + (100_000 + tag * i))
                        .collect(toSet())),
                i,
                Instant.ofEpochSecond(1_700_000_000L + i),
                true,
                2);
        return compressed ? response.withGzip() : response;
    }
}

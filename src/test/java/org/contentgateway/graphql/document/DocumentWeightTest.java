package org.contentgateway.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contentgateway.LiveHeap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the weights of documents with the live heap that they take without their plans, which take as much again. */
class DocumentWeightTest {

    @ParameterizedTest
    @ValueSource(strings = {"[1 1 1 1 1 1 1 1]", "[[] [] [] []]", "{a: 1 b: {c: 1}}", "[\"a\" \"b\" \"c\" true]"})
    void weighsAtLeastTheLiveHeapOfLargeDocuments(String value) {
        check(40, "{portals(a: [" + (value + " ").repeat(400) + "]) {id " + "a: id ".repeat(500) + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{__typename}", "query A($b: Int) {articles(first: $b) {nodes {id title}}}"})
    void weighsAtLeastTheLiveHeapOfSmallDocuments(String text) {
        check(4_000, text);
    }

    private static void check(int documents, String text) {
        var weight = new long[1];
        var bytes = LiveHeap.of(() -> {
            var cache = DocumentCache.newCache(Long.MAX_VALUE);
            for (var i = 0; i < documents; i++) {
                var distinct = text + " #" + i;
                var document = new Parser().parseDocument(distinct);
                cache.put(
                        distinct,
                        new PreparedDocument(distinct, new byte[32], document, Map.of(), Set.of(), List.of()));
            }
            cache.cleanUp(); // weighs pending entries
            weight[0] = cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
            return cache;
        });
        assertThat(weight[0])
                .as("weight, where the live heap is %d bytes", bytes)
                .isBetween(bytes, 6 * bytes);
    }
}

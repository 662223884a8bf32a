package org.contentgateway.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares weights with the live heap that documents take. */
class DocumentWeightTest {

    private static final int DOCUMENTS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"[1 1 1 1 1 1 1 1]", "[[] [] [] []]", "{a: 1 b: {c: 1}}", "[\"a\" \"b\" \"c\" true]"})
    void weighsAtLeastTheLiveHeapOfADocument(String value) {
        var text = "{portals(a: [" + (value + " ").repeat(400) + "]) {id " + "a: id ".repeat(500) + "}}";
        var bytes = stableLiveHeapOf(text);
        assertThat(document(text, 0).weight())
                .as("weight, where the live heap is %d bytes", bytes)
                .isBetween((int) bytes, 4 * (int) bytes);
    }

    /** Measures until two measurements agree: other threads of the process allocate and free memory too. */
    private static long stableLiveHeapOf(String text) {
        var last = liveHeapOf(text);
        for (var round = 0; round < 30; round++) {
            var bytes = liveHeapOf(text);
            if (bytes > 0 && Math.abs(bytes - last) < bytes / 20) {
                return bytes;
            }
            last = bytes;
        }
        throw new AssertionError("The live heap does not become stable");
    }

    private static long liveHeapOf(String text) {
        var documents = new ArrayList<PreparedDocument>();
        var before = liveHeap();
        for (var i = 0; i < DOCUMENTS; i++) {
            documents.add(document(text, i));
        }
        var bytes = (liveHeap() - before) / DOCUMENTS;
        assertThat(documents).hasSize(DOCUMENTS); // reachable until here
        return bytes;
    }

    private static PreparedDocument document(String text, int number) {
        return new PreparedDocument(
                text, new byte[32], new Parser().parseDocument(text + " #" + number), Map.of(), Set.of(), List.of());
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package org.contentgateway.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares weights with the live heap that documents take. */
class DocumentWeightTest {

    private static final int DOCUMENTS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"[1 1 1 1 1 1 1 1]", "[[] [] [] []]", "{a: 1 b: {c: 1}}", "[\"a\" \"b\" \"c\" true]"})
    void weighsAtLeastTheLiveHeapOfADocument(String value) {
        var text = "{portals(a: [" + (value + " ").repeat(400) + "]) {id " + "a: id ".repeat(500) + "}}";
        var documents = new ArrayList<PreparedDocument>();
        var before = liveHeap();
        for (var i = 0; i < DOCUMENTS; i++) {
            documents.add(new PreparedDocument(
                    text, new byte[32], new Parser().parseDocument(text + " #" + i), Map.of(), List.of()));
        }
        var bytes = (liveHeap() - before) / DOCUMENTS;
        var weight = documents.get(DOCUMENTS - 1).weight();
        assertThat(weight).as("weight, where the live heap is %d bytes", bytes).isBetween((int) bytes, 4 * (int) bytes);
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.ask;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list is walked while it grows. */
@QuarkusTest
class WalkTest {

    private static final int PORTAL = 36;
    private static final int STANDING = 1_000;

    /** Every number a multiple of ten, all of the same second: there is room for others between them. */
    @BeforeEach
    void aThousandArticlesOfOneSecond() {
        Record.send(IntStream.rangeClosed(1, STANDING)
                .mapToObj(n -> new Record(PORTAL, n * 10))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLISHED_DESC, true",
        "PUBLISHED_DESC, false",
        "PUBLISHED_ASC, true",
        "PUBLISHED_ASC, false",
        "UPDATED_DESC, true",
        "UPDATED_DESC, false",
        "UPDATED_ASC, true",
        "UPDATED_ASC, false"
    })
    void seesEveryArticleThatStoodThereOnce(String order, boolean forwards) throws Exception {
        var walked = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(
                () -> insertUntil(walked, order.hashCode()), task -> new Thread(task).start());
        try {
            walk(order, forwards);
        } finally {
            walked.set(true);
            writer.get(60, TimeUnit.SECONDS);
        }
    }

    /** Puts articles between those that stand there, all over the list, as fast as the gateway takes them. */
    private static void insertUntil(AtomicBoolean walked, int seed) {
        var random = new Random(seed);
        do {
            Record.send(new Record(PORTAL, random.nextInt(STANDING) * 10 + 5));
        } while (!walked.get());
    }

    private static void walk(String order, boolean forwards) {
        var seen = new ArrayList<Integer>();
        String cursor = null;
        boolean more;
        do {
            var page = page(order, forwards, cursor);
            List<Integer> ids = JsonPath.read(page, "$.nodes[*].contentId");
            seen.addAll(forwards ? seen.size() : 0, ids);
            cursor = JsonPath.read(page, forwards ? "$.pageInfo.endCursor" : "$.pageInfo.startCursor");
            more = JsonPath.read(page, forwards ? "$.pageInfo.hasNextPage" : "$.pageInfo.hasPreviousPage");
            // The side that the walk came from: something is there from the second page on.
            boolean behind = JsonPath.read(page, forwards ? "$.pageInfo.hasPreviousPage" : "$.pageInfo.hasNextPage");
            assertThat(behind).isEqualTo(seen.size() > ids.size());
        } while (more);
        var descending = order.endsWith("DESC");
        assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> descending ? b - a : a - b);
        assertThat(seen.stream().filter(id -> id % 10 == 0)).hasSize(STANDING);
    }

    private static Object page(String order, boolean forwards, String cursor) {
        var variables = new HashMap<String, Object>();
        variables.put("cursor", cursor);
        var window = forwards ? "first: 97, after: $cursor" : "last: 97, before: $cursor";
        var answer = ask(
                "query($cursor: String) {articles(%s, filter: {portal: %d}, orderBy: %s) {nodes {contentId} pageInfo {hasNextPage hasPreviousPage startCursor endCursor}}}"
                        .formatted(window, PORTAL, order),
                variables);
        return JsonPath.read(answer, "$.data.articles");
    }
}

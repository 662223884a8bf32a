package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

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

/** Pagination of a list while articles are inserted into it. */
@QuarkusTest
class ConcurrentPaginationTest {

    private static final int PORTAL = 36;
    private static final int INITIAL_ARTICLES = 1_000;

    /** All are published in the same second; their ids are multiples of ten, to leave gaps for insertions. */
    @BeforeEach
    void importArticlesOfTheSameSecond() {
        Record.send(IntStream.rangeClosed(1, INITIAL_ARTICLES)
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
    void returnsEveryInitialArticleExactlyOnce(String order, boolean forwards) throws Exception {
        var done = new AtomicBoolean();
        var writer =
                CompletableFuture.runAsync(() -> insertUntil(done, order.hashCode()), task -> new Thread(task).start());
        try {
            paginate(order, forwards);
        } finally {
            done.set(true);
            writer.get(60, TimeUnit.SECONDS);
        }
    }

    /** Inserts articles at random positions between the initial ones until the flag is set, without pauses. */
    private static void insertUntil(AtomicBoolean done, int seed) {
        var random = new Random(seed);
        do {
            Record.send(new Record(PORTAL, random.nextInt(INITIAL_ARTICLES) * 10 + 5));
        } while (!done.get());
    }

    private static void paginate(String order, boolean forwards) {
        var seen = new ArrayList<Integer>();
        String cursor = null;
        boolean more;
        do {
            var page = page(order, forwards, cursor);
            List<Integer> ids = JsonPath.read(page, "$.nodes[*].contentId");
            seen.addAll(forwards ? seen.size() : 0, ids);
            cursor = JsonPath.read(page, forwards ? "$.pageInfo.endCursor" : "$.pageInfo.startCursor");
            more = JsonPath.read(page, forwards ? "$.pageInfo.hasNextPage" : "$.pageInfo.hasPreviousPage");
            // The opposite direction: there are earlier pages from the second page on.
            boolean behind = JsonPath.read(page, forwards ? "$.pageInfo.hasPreviousPage" : "$.pageInfo.hasNextPage");
            assertThat(behind).isEqualTo(seen.size() > ids.size());
        } while (more);
        var descending = order.endsWith("DESC");
        assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> descending ? b - a : a - b);
        assertThat(seen.stream().filter(id -> id % 10 == 0)).hasSize(INITIAL_ARTICLES);
    }

    private static Object page(String order, boolean forwards, String cursor) {
        var variables = new HashMap<String, Object>();
        variables.put("cursor", cursor);
        var window = forwards ? "first: 97, after: $cursor" : "last: 97, before: $cursor";
        var response = execute(
                "query($cursor: String) {articles(%s, filter: {portal: %d}, orderBy: %s) {nodes {contentId} pageInfo {hasNextPage hasPreviousPage startCursor endCursor}}}"
                        .formatted(window, PORTAL, order),
                variables);
        return JsonPath.read(response, "$.data.articles");
    }
}

package org.contentgateway.api;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.ask;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    void seesEveryArticleThatStoodThereOnce(String order, boolean forwards) {
        var seen = new ArrayList<Integer>();
        String cursor = null;
        var inserted = order.hashCode() & 0xFFFF;
        boolean more;
        do {
            var page = page(order, forwards, cursor);
            List<Integer> ids = JsonPath.read(page, "$.nodes[*].contentId");
            seen.addAll(forwards ? seen.size() : 0, ids);
            cursor = JsonPath.read(page, forwards ? "$.pageInfo.endCursor" : "$.pageInfo.startCursor");
            more = JsonPath.read(page, forwards ? "$.pageInfo.hasNextPage" : "$.pageInfo.hasPreviousPage");
            // The side that the walk came from: nothing there at first, something from then on.
            boolean behind = JsonPath.read(page, forwards ? "$.pageInfo.hasPreviousPage" : "$.pageInfo.hasNextPage");
            assertThat(behind).isEqualTo(seen.size() > ids.size());
            inserted += 1237;
            Record.send(new Record(PORTAL, inserted % 10_000 / 10 * 10 + 5));
        } while (more);
        var standing = seen.stream().filter(id -> id % 10 == 0).toList();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(standing).hasSize(STANDING);
        var descending = order.endsWith("DESC");
        assertThat(seen).isSortedAccordingTo((a, b) -> descending ? b - a : a - b);
        assertThat(standing.stream().collect(toSet())).hasSize(STANDING);
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

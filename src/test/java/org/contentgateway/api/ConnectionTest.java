package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.ask;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of articles, walked by a client. */
@QuarkusTest
class ConnectionTest {

    private static final int ARTICLES = 120;

    @Inject
    SessionFactory sessions;

    /** All published in the same second, later than those of any other test. */
    @BeforeEach
    void manyArticlesOfOneSecond() {
        Record.send(IntStream.rangeClosed(1, ARTICLES)
                .mapToObj(id -> new Record(33, id)
                        .with("content_date_start", "2026-10-01 00:00:00")
                        .withPicture(600000 + id))
                .toList());
    }

    @Test
    void walksArticlesOfOneSecondEachOnce() {
        var seen = new ArrayList<Integer>();
        String after = null;
        do {
            var variables = new HashMap<String, Object>();
            variables.put("after", after);
            var answer = ask(
                    "query($after: String) {articles(first: 7, after: $after, filter: {portal: 33}) {nodes {contentId portal {id}} "
                            + "pageInfo {hasNextPage endCursor}}}",
                    variables);
            seen.addAll(JsonPath.<List<Integer>>read(answer, "$.data.articles.nodes[?(@.portal.id == 33)].contentId"));
            after = JsonPath.read(answer, "$.data.articles.pageInfo.endCursor");
        } while (seen.size() < ARTICLES);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.iterate(ARTICLES, id -> id > 0, id -> id - 1)
                        .boxed()
                        .toList());
    }

    @Test
    void saysWhereAPageStands() {
        assertThatJson(ask(
                        "{articles(first: 2, filter: {portal: 33}) {edges {cursor node {contentId}} nodes {contentId} pageInfo {"
                                + "hasNextPage hasPreviousPage startCursor endCursor}}}"))
                .isEqualTo("""
                        {"data": {"articles": {
                          "edges": [{"cursor": "${json-unit.any-string}", "node": {"contentId": 120}},
                                    {"cursor": "${json-unit.any-string}", "node": {"contentId": 119}}],
                          "nodes": [{"contentId": 120}, {"contentId": 119}],
                          "pageInfo": {"hasNextPage": true, "hasPreviousPage": false,
                                       "startCursor": "${json-unit.any-string}",
                                       "endCursor": "${json-unit.any-string}"}}}}""");
    }

    @Test
    void answersWithAnEmptyPageWhereNoneIsAskedFor() {
        assertThatJson(ask("{articles(first: 0) {edges {cursor} nodes {id} pageInfo {startCursor endCursor}}}"))
                .isEqualTo("""
                        {"data": {"articles": {"edges": [], "nodes": [],
                                               "pageInfo": {"startCursor": null, "endCursor": null}}}}""");
    }

    @Test
    void refusesAPageThatIsTooLarge() {
        assertThatJson(ask("{articles(first: 101) {nodes {id}}}"))
                .node("errors")
                .isEqualTo("""
                        [{"message": "first: a page has at most 100, not 101. Ask for fewer and go on from its cursor.",
                          "locations": [{"line": 1, "column": 2}], "path": ["articles"],
                          "extensions": {"code": "PAGE_SIZE_EXCEEDED"}}]""");
        assertThatJson(ask("{articles(first: -1) {nodes {id}}}"))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAA",
                "AQAGVLHsjvPAAAAABAACswN_",
                "AX__________AAAAAgAGYs8",
                "'; drop table article --"
            })
    void refusesACursorThatIsNone(String cursor) {
        assertThatJson(ask("query($c: String) {articles(after: $c) {nodes {id}}}", java.util.Map.of("c", cursor)))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void costsAsManyStatementsForOneArticleAsForAHundred(int first) {
        assertThat(statements("{articles(first: %d) {nodes {title}}}".formatted(first)))
                .isEqualTo(1);
        assertThat(statements("{articles(first: %d) {nodes {title bodyHtml bodyText}}}".formatted(first)))
                .isEqualTo(1);
        assertThat(statements(
                        "{articles(first: %d) {nodes {title image {url(width: 300)}} edges {node {attachments {id}}}}}"
                                .formatted(first)))
                .isEqualTo(2);
    }

    private long statements(String query) {
        var statistics = sessions.getStatistics();
        statistics.clear();
        assertThatJson(ask(query)).node("errors").isAbsent();
        return statistics.getPrepareStatementCount();
    }
}

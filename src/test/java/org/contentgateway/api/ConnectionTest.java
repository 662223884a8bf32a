package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursor pagination of articles. */
@QuarkusTest
class ConnectionTest {

    private static final int ARTICLES = 120;

    /** All are published in the same second, later than the articles of any other test. */
    @BeforeEach
    void importArticlesOfTheSameSecond() {
        Record.send(IntStream.rangeClosed(1, ARTICLES)
                .mapToObj(id -> new Record(33, id)
                        .with("content_date_start", "2026-10-01 00:00:00")
                        .withPicture(600000 + id))
                .toList());
    }

    @Test
    void paginatesArticlesOfTheSameSecondWithoutGapsOrDuplicates() {
        var seen = new ArrayList<Integer>();
        String after = null;
        do {
            var variables = new HashMap<String, Object>();
            variables.put("after", after);
            var response = execute(
                    "query($after: String) {articles(first: 7, after: $after, filter: {portal: 33}) {nodes {contentId portal {id}} "
                            + "pageInfo {hasNextPage endCursor}}}",
                    variables);
            seen.addAll(
                    JsonPath.<List<Integer>>read(response, "$.data.articles.nodes[?(@.portal.id == 33)].contentId"));
            after = JsonPath.read(response, "$.data.articles.pageInfo.endCursor");
        } while (seen.size() < ARTICLES);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.iterate(ARTICLES, id -> id > 0, id -> id - 1)
                        .boxed()
                        .toList());
    }

    @Test
    void returnsCursorsAndPageInfo() {
        assertThatJson(execute(
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
    void returnsAnEmptyPageForAPageSizeOfZero() {
        assertThatJson(execute("{articles(first: 0) {edges {cursor} nodes {id} pageInfo {startCursor endCursor}}}"))
                .isEqualTo("""
                        {"data": {"articles": {"edges": [], "nodes": [],
                                               "pageInfo": {"startCursor": null, "endCursor": null}}}}""");
    }

    @Test
    void rejectsAPageSizeOutOfRange() {
        assertThatJson(execute("{articles(first: 101) {nodes {id}}}"))
                .node("errors")
                .isEqualTo("""
                        [{"message": "first: Page size 101 exceeds the limit of 100. Request smaller pages and continue from the cursor.",
                          "locations": [{"line": 1, "column": 2}], "path": ["articles"],
                          "extensions": {"code": "PAGE_SIZE_EXCEEDED"}}]""");
        assertThatJson(execute("{articles(first: -1) {nodes {id}}}"))
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
    void rejectsAnInvalidCursor(String cursor) {
        assertThatJson(execute("query($c: String) {articles(after: $c) {nodes {id}}}", java.util.Map.of("c", cursor)))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void issuesTheSameNumberOfStatementsForAnyPageSize(int first) {
        assertThat(GraphQL.statements("{articles(first: %d) {nodes {title}}}".formatted(first)))
                .isEqualTo(1);
        assertThat(GraphQL.statements("{articles(first: %d) {nodes {title bodyHtml bodyText}}}".formatted(first)))
                .isEqualTo(1);
        assertThat(GraphQL.statements(
                        "{articles(first: %d) {nodes {title image {url(width: 300)}} edges {node {attachments {id}}}}}"
                                .formatted(first)))
                .isEqualTo(2);
    }
}

package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.json;
import static org.contentgateway.api.GraphQL.execute;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters and orders of article lists, and lookups of nodes and portals by id. */
@QuarkusTest
class FilterTest {

    private static final int PORTAL = 35;

    @BeforeEach
    void importFiveArticles() {
        Record.send(
                article(1, "01").with("tag_id", 7).with("uid", 40),
                article(2, "02").with("tag_id", 7).withPicture(700001),
                article(3, "03").with("lang_id", "fa").with("uid", 40),
                article(4, "04").with("content_date_last_edit", "2026-06-30 12:00:00"),
                article(5, "05").withPicture(700002));
    }

    private static Record article(int id, String day) {
        return new Record(PORTAL, id)
                .with("content_date_start", "2026-05-" + day + " 12:00:00")
                .with("content_date_last_edit", "2026-05-" + day + " 12:00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                              | 5,4,3,2,1 | 5",
                "language: \"fa\"                              | 3         | 1",
                "language: \"FA\"                              | 3         | 1",
                "tagId: 7                                      | 2,1       | 2",
                "authorId: 40                                  | 3,1       | 2",
                "authorId: 40, tagId: 7                        | 1         | 1",
                "hasImage: true                                | 5,2       | 2",
                "hasImage: false                               | 4,3,1     | 3",
                "contentIds: [5, 1, 99]                        | 5,1       | 2",
                "contentIds: []                                |           | 0",
                "publishedAfter: \"2026-05-03T12:00:00+03:30\" | 5,4,3     | 3",
                "publishedBefore: \"2026-05-03T12:00:00+03:30\" | 2,1      | 2",
                "publishedBefore: \"2026-05-03T08:30:01Z\"     | 3,2,1     | 3",
                "updatedAfter: \"2026-06-01T00:00:00Z\"        | 4         | 1",
                "language: \"' or true --\"                    |           | 0"
            })
    void returnsTheArticlesThatMeetAllConditions(String conditions, String expected, int total) {
        var filter = "portal: " + PORTAL + (conditions == null ? "" : ", " + conditions);
        assertThatJson(execute("{articles(filter: {%s}) {nodes {contentId} totalCount}}".formatted(filter)))
                .isEqualTo("{data: {articles: {nodes: [%s], totalCount: %d}}}"
                        .formatted(
                                expected == null ? "" : expected.strip().replaceAll("\\d", "{contentId: $0}"), total));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUBLISHED_DESC | 5,4,3,2,1",
                "PUBLISHED_ASC  | 1,2,3,4,5",
                "UPDATED_DESC   | 4,5,3,2,1",
                "UPDATED_ASC    | 1,2,3,5,4"
            })
    void sortsByTheRequestedOrder(String order, String expected) {
        assertThatJson(execute("{articles(filter: {portal: 35}, orderBy: %s) {nodes {contentId}}}".formatted(order)))
                .isEqualTo(
                        "{data: {articles: {nodes: [%s]}}}".formatted(expected.replaceAll("\\d", "{contentId: $0}")));
    }

    @Test
    void filtersByGlobalIds() {
        assertThatJson(
                        execute(
                                "{articles(filter: {ids: [\"YXJ0aWNsZTozNTo0\", \"YXJ0aWNsZTozNTo0MDQ\"]}) {nodes {contentId}}}"))
                .isEqualTo("{data: {articles: {nodes: [{contentId: 4}]}}}");
        assertThatJson(execute("{articles(filter: {ids: [\"x\"]}) {nodes {contentId}}}"))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void returnsNullForAnUnknownPortal() {
        assertThatJson(execute("{portal(id: 35) {id name} none: portal(id: 404) {id} portals {id}}"))
                .node("data")
                .isObject()
                .containsEntry("none", null)
                .node("portals")
                .isArray()
                .contains("{id: 1}", "{id: 35}");
    }

    @Test
    void returnsNodesInTheOrderOfTheirIds() {
        assertThatJson(execute("""
                        {nodes(ids: ["YXJ0aWNsZTozNTo0", "YXJ0aWNsZTozNTo0MDQ", "YXJ0aWNsZTozNTox"]) {
                           id ... on Article {contentId}}
                         node(id: "YXJ0aWNsZTozNTo0") {__typename ... on Article {bodyText}}}""")).isEqualTo("""
                        {data: {
                          nodes: [{id: "YXJ0aWNsZTozNTo0", contentId: 4}, null, {id: "YXJ0aWNsZTozNTox", contentId: 1}],
                          node: {__typename: "Article", bodyText: "Body of 4."}}}""");
    }

    @Test
    void reportsAMalformedIdAtItsPlaceAmongNodes() {
        assertThatJson(execute("{nodes(ids: [\"YXJ0aWNsZTozNTo0\", \"zzz\"]) {id}}"))
                .isObject()
                .containsEntry("data", json("{nodes: [{id: 'YXJ0aWNsZTozNTo0'}, null]}"))
                .node("errors[0]")
                .isObject()
                .containsEntry("path", json("['nodes', 1]"))
                .node("extensions.code")
                .isEqualTo("BAD_REQUEST");
    }
}

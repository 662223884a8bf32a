package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Full-text search. */
@QuarkusTest
class SearchTest {

    @BeforeEach
    void importArticlesInSeveralLanguages() {
        Record.send(
                article(
                        1,
                        "en",
                        "Ferries and storms",
                        "<p>The negotiators&rsquo; talks went on in the harbour café.</p>"),
                article(2, "en", "A quiet day", "<p>A ferry crossed. Nobody negotiated.</p>"),
                article(3, "fa", "کتاب‌های تازه", "<p>می‌خواهم ۱۲۳ کتاب بخوانم.</p>"),
                article(4, "ar", "مدرسة جديدة", "<p>أحمد في المدرسة.</p>"),
                article(5, "fr", "À l’Élysée", "<p>Les négociations ont repris.</p>"),
                article(6, "es", "El año nuevo", "<p>Los trenes llegaron tarde.</p>"),
                article(7, "en", "Embargoed ferry", "<p>A ferry.</p>")
                        .with("content_date_start", "2126-01-01 00:00:00"),
                article(8, "en", "The Who return", "<p>A concert.</p>"),
                article(9, "en", "Telephones", "<p>Shares of AT&amp;T rose.</p>"),
                article(10, "fa", "مسأله‌ی هفته‌ی پیش", "<p>پیشرفت‌های بزرگ.</p>"),
                article(11, "th", "ข่าว", "<p>ฉันเรียนภาษาไทยทุกวัน</p>"));
    }

    private static Record article(int id, String language, String title, String html) {
        return new Record(51, id)
                .with("lang_id", language)
                .with("content_title", title)
                .with("content_html", html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ferry                  | 1,2", // stemmed; omits the embargoed article
                "FERRIES                | 1,2",
                "negotiating            | 1,2",
                "negotiators            | 1,2",
                "negotiator’s           | 1,2",
                "cafe                   | 1",
                "café harbour           | 1",
                "\"harbour café\"       | 1",
                "\"café harbour\"       | ''",
                "ferry -storm           | 2",
                "storm or cafe or quiet | 1,2",
                "كتاب                   | 3",
                "کتاب                   | 3",
                "ميخواهم                | 3",
                "می‌خواهم               | 3",
                "123                    | 3",
                "١٢٣                    | 3",
                "۱۲۳                    | 3",
                "احمد                   | 4",
                "المدرسه                | 4",
                "elysee                 | 5",
                "négociation            | 5",
                "tren                   | 6",
                "The Who                | 8",
                "at&t                   | 9",
                "\"the who\"              | 8",
                "مساله                  | 10",
                "مسئله                  | 10",
                "پیشرفت                 | 10",
                "هفته                   | 10",
                "هفتۀ                   | 10",
                "ภาษา                   | 11",
                "nothing like that      | ''"
            })
    void matchesAllSpellingsOfAWord(String query, String expected) {
        assertThat(found(query, "")).containsExactlyInAnyOrderElementsOf(numbers(expected));
    }

    @Test
    void ranksTitleMatchesAboveBodyMatches() {
        assertThat(found("ferry", "")).containsExactly(1, 2);
    }

    @Test
    void appliesTheFilter() {
        assertThat(found("negotiation or négociation", ", language: \"fr\"")).containsExactly(5);
        assertThat(found("ferry", ", language: \"fa\"")).isEmpty();
        assertThat(found("ferry", ", hasImage: true")).isEmpty();
    }

    @Test
    void returnsSnippetsWithMatchRanges() {
        assertThatJson(execute("{search(query: \"ferry\", filter: {portal: 51, contentIds: [2]}) {totalCount "
                        + "pageInfo {hasNextPage hasPreviousPage} nodes {title} "
                        + "edges {score snippet matches {start end} node {contentId}}}}"))
                .isEqualTo("""
                        {data: {search: {totalCount: 1, pageInfo: {hasNextPage: false, hasPreviousPage: false},
                          nodes: [{title: "A quiet day"}],
                          edges: [{score: "${json-unit.any-number}", snippet: "A ferry crossed. Nobody negotiated.",
                                   matches: [{start: 2, end: 7}], node: {contentId: 2}}]}}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "-",
                "-ferry",
                "or",
                "or or or",
                "\"ferry",
                "ferry & | ! ( ) : * <-> '",
                "'; drop table article --",
                "%_\\",
                "🐢",
                "…",
                "a:*b",
                "websearch_to_tsquery('simple', 'x')"
            })
    void acceptsAnyQueryText(String query) {
        assertThatJson(execute("query($q: String!) {search(query: $q) {totalCount nodes {id}}}", Map.of("q", query)))
                .node("errors")
                .isAbsent();
    }

    @Test
    void rejectsCharactersThatNoTextCanHave() {
        assertThatJson(execute("query($q: String!) {search(query: $q) {totalCount}}", Map.of("q", "a\u0000b")))
                .inPath("errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void acceptsAQueryOfNearlyAHundredThousandCharacters() {
        assertThatJson(execute(
                        "query($q: String!) {search(query: $q) {totalCount}}", Map.of("q", "ferry ".repeat(16_000))))
                .node("errors")
                .isAbsent();
    }

    @Test
    void indexesTheBeginningOfABodyThatExceedsTheIndexLimit() {
        Record.send(
                new Record(58, 1).with("content_html", "<p>needle " + "straw ".repeat(60_000) + "</p>"),
                new Record(58, 2).with("content_title", "One word").with("content_html", "x".repeat(300_000)),
                new Record(58, 3).with("content_html", "<p>" + distinctWords(200_000) + "</p>"));
        assertThatJson(execute("{one: search(query: \"needle\", filter: {portal: 58}) {nodes {contentId}} "
                        + "two: search(query: \"word\", filter: {portal: 58}) {nodes {contentId}}}"))
                .isEqualTo("{data: {one: {nodes: [{contentId: 1}]}, two: {nodes: [{contentId: 2}]}}}");
    }

    /** Distinct words that exceed the maximum size of a tsvector. */
    private static String distinctWords(int count) {
        return IntStream.range(0, count).mapToObj(n -> "w" + n * 7919L).collect(Collectors.joining(" "));
    }

    @Test
    void paginatesResultsOfEqualScoreWithoutGapsOrDuplicates() {
        Record.send(IntStream.rangeClosed(1, 50)
                .mapToObj(id -> new Record(52, id).with("content_title", "Wonderfully equal"))
                .toList());
        var seen = new ArrayList<Integer>();
        String after = null;
        boolean more;
        do {
            var variables = new HashMap<String, Object>();
            variables.put("after", after);
            var response = execute(
                    "query($after: String) {search(query: \"equal\", first: 7, after: $after, filter: {portal: 52}) {"
                            + "totalCount nodes {contentId} pageInfo {hasNextPage endCursor}}}",
                    variables);
            assertThatJson(response).node("data.search.totalCount").isEqualTo(50);
            seen.addAll(JsonPath.<List<Integer>>read(response, "$.data.search.nodes[*].contentId"));
            after = JsonPath.read(response, "$.data.search.pageInfo.endCursor");
            more = JsonPath.read(response, "$.data.search.pageInfo.hasNextPage");
        } while (more);
        assertThat(seen).containsExactlyElementsOf(descendingFrom(50));
    }

    @Test
    void rejectsACursorOfAnotherQuery() {
        var cursor = JsonPath.<String>read(
                execute("{search(query: \"ferry\") {edges {cursor}}}"), "$.data.search.edges[0].cursor");
        assertThatJson(execute(
                        "query($c: String) {search(query: \"storm\", after: $c) {nodes {id}}}", Map.of("c", cursor)))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_CURSOR");
    }

    private static List<Integer> found(String query, String conditions) {
        var response = execute(
                "query($q: String!) {search(query: $q, filter: {portal: 51%s}) {nodes {contentId}}}"
                        .formatted(conditions),
                Map.of("q", query));
        return JsonPath.read(response, "$.data.search.nodes[*].contentId");
    }

    private static List<Integer> numbers(String list) {
        return list.isBlank()
                ? List.of()
                : List.of(list.split(",")).stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> descendingFrom(int from) {
        return IntStream.iterate(from, id -> id > 0, id -> id - 1).boxed().toList();
    }
}

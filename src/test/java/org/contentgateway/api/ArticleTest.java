package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.contentgateway.api.GraphQL.execute;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queries for a single article. */
@QuarkusTest
class ArticleTest {

    private static final int PORTAL = 31;

    @Test
    void returnsTheSelectedFields() {
        Record.send(new Record(PORTAL, 1)
                .with("content_rtitr", "Above")
                .with("content_summary", "He said \"yes\" & left")
                .with(
                        "content_html",
                        "<p><span style=\"font-size:16px;\">One &amp; two.</span></p>\r\n\r\n<p>&nbsp;</p>")
                .with("uid", 43)
                .withPicture(571190));
        assertThatJson(execute("""
                        {articleByContentId(portal: 31, contentId: 1) {
                          contentId language direction kicker title shortTitle summary
                          bodyHtml bodyText bodyMarkdown excerpt wordCount readingMinutes
                          authorId tagId sourceName sourceUrl publishedAt createdAt updatedAt commentsEnabled
                          portal {id name language direction timeZone url}
                        }}""")).isEqualTo("""
                        {"data": {"articleByContentId": {
                          "contentId": 1, "language": "en", "direction": "LTR",
                          "kicker": "Above", "title": "Title 1", "shortTitle": null,
                          "summary": "He said \\"yes\\" & left",
                          "bodyHtml": "<p>One &amp; two.</p>", "bodyText": "One & two.", "bodyMarkdown": "One & two.",
                          "excerpt": "One & two.", "wordCount": 3, "readingMinutes": 1,
                          "authorId": 43, "tagId": null, "sourceName": null, "sourceUrl": null,
                          "publishedAt": "2026-06-18T12:00:00+03:30", "createdAt": null,
                          "updatedAt": "2026-06-18T12:00:00+03:30", "commentsEnabled": false,
                          "portal": {"id": 31, "name": "Portal 31", "language": null, "direction": "LTR",
                                     "timeZone": "Asia/Tehran", "url": null}}}}""");
    }

    @Test
    void findsAnArticleByItsGlobalId() {
        Record.send(new Record(PORTAL, 2));
        assertThatJson(execute("{articleByContentId(portal: 31, contentId: 2) {id}}"))
                .node("data.articleByContentId.id")
                .isString()
                .satisfies(id -> assertThatJson(execute("query($id: ID!) {article(id: $id) {title}}", Map.of("id", id)))
                        .isEqualTo("{\"data\": {\"article\": {\"title\": \"Title 2\"}}}"));
    }

    @Test
    void returnsNullForAnUnknownArticle() {
        assertThatJson(execute("{articleByContentId(portal: 31, contentId: 404) {title}}"))
                .isEqualTo("{\"data\": {\"articleByContentId\": null}}");
        assertThatJson(execute("{articleByContentId(portal: -1, contentId: 1) {title}}"))
                .isEqualTo("{\"data\": {\"articleByContentId\": null}}");
    }

    @Test
    void returnsTheBodyAsBlocks() {
        Record.send(new Record(PORTAL, 7).with("content_html", """
                <h2>A heading</h2><p>One <b>bold</b> word.</p><blockquote><p>Said.</p></blockquote>
                <ol><li>First</li><li>Second</li></ol><table><tr><th>a</th><td>b</td></tr></table>
                <p><img src="https://pictures.example.org/a.jpg" alt=""></p>
                <iframe src="https://www.youtube.com/embed/abc-123"></iframe>"""));
        assertThatJson(execute("""
                        {articleByContentId(portal: 31, contentId: 7) {bodyBlocks {
                          __typename text html
                          ... on HeadingBlock {level inferred} ... on ListBlock {ordered items}
                          ... on TableBlock {rows} ... on ImageBlock {url alt} ... on EmbedBlock {url provider}
                        }}}""")).node("data.articleByContentId.bodyBlocks").isEqualTo("""
                        [{"__typename": "HeadingBlock", "text": "A heading", "html": "<h2>A heading</h2>",
                          "level": 2, "inferred": false},
                         {"__typename": "ParagraphBlock", "text": "One bold word.",
                          "html": "<p>One <b>bold</b> word.</p>"},
                         {"__typename": "QuoteBlock", "text": "Said.", "html": "${json-unit.any-string}"},
                         {"__typename": "ListBlock", "text": "1. First\\n2. Second", "html": "${json-unit.any-string}",
                          "ordered": true, "items": ["First", "Second"]},
                         {"__typename": "TableBlock", "text": "a\\tb", "html": "${json-unit.any-string}",
                          "rows": [["a", "b"]]},
                         {"__typename": "ImageBlock", "text": "", "html": "${json-unit.any-string}",
                          "url": "https://pictures.example.org/a.jpg", "alt": null},
                         {"__typename": "EmbedBlock", "text": "${json-unit.any-string}",
                          "html": "${json-unit.any-string}",
                          "url": "https://www.youtube.com/watch?v=abc-123", "provider": "YouTube"}]""");
    }

    @Test
    void returnsEditorialFieldsAndNullOrDefaultsWhereUnset() {
        Record.send(
                new Record(PORTAL, 8)
                        .with("content_date_event", "2026-06-19 10:00:00")
                        .with("content_date_event_start", "0000-00-00 00:00:00")
                        .with("content_show_slider", "1")
                        .with("content_show_img", 0)
                        .with("content_columns", "2")
                        .with("score_average", "4.5")
                        .with("score_count", 2),
                new Record(PORTAL, 9).with("score_average", null).with("score_count", 0));
        assertThatJson(execute("""
                        {set: articleByContentId(portal: 31, contentId: 8) {...F}
                         unset: articleByContentId(portal: 31, contentId: 9) {...F}}
                        fragment F on Article {
                          event {at start end} rating {average count lastAt} imageUrl(width: 300) image {id}
                          display {image details relatedImages inSlider titleInSlider columns}}""")).isEqualTo("""
                        {"data": {
                          "set": {
                            "event": {"at": "2026-06-19T10:00:00+03:30", "start": null, "end": null},
                            "rating": {"average": 4.5, "count": 2, "lastAt": null}, "imageUrl": null, "image": null,
                            "display": {"image": false, "details": false, "relatedImages": false, "inSlider": true,
                                        "titleInSlider": false, "columns": 2}},
                          "unset": {
                            "event": null, "rating": null, "imageUrl": null, "image": null,
                            "display": {"image": true, "details": false, "relatedImages": false, "inSlider": false,
                                        "titleInSlider": false, "columns": 0}}}}""");
    }

    @Test
    void hidesAnArticleUntilItsPublicationDate() {
        Record.send(
                new Record(PORTAL, 5).with("content_date_start", "2126-01-01 00:00:00"),
                new Record(PORTAL, 6).with("content_date_start", "1996-01-01 00:00:00"));
        assertThatJson(execute("{embargoed: articleByContentId(portal: 31, contentId: 5) {title} "
                        + "published: articleByContentId(portal: 31, contentId: 6) {publishedAt}}"))
                .isEqualTo("""
                        {"data": {"embargoed": null, "published": {"publishedAt": "1996-01-01T00:00:00+03:30"}}}""");
        assertThatJson(execute("{articles(first: 100) {nodes {contentId portal {id}}}}"))
                .inPath("$.data.articles.nodes[?(@.portal.id == 31 && @.contentId == 5)]")
                .isArray()
                .isEmpty();
    }

    @Test
    void rejectsAnInvalidGlobalId() {
        assertThatJson(execute("{article(id: \"418503\") {title}}"))
                .node("errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void truncatesTextsAtWordBoundariesAndRejectsLengthsOutOfRange() {
        Record.send(new Record(PORTAL, 3).with("content_html", "<p>The quick brown fox.</p><p>It jumps.</p>"));
        assertThatJson(execute("""
                        {articleByContentId(portal: 31, contentId: 3) {
                          excerpt(length: 12) cut: bodyText(truncateAt: 12) whole: bodyText
                        }}""")).node("data.articleByContentId").isEqualTo("""
                        {"excerpt": "The quick…", "cut": "The quick…",
                         "whole": "The quick brown fox.\\n\\nIt jumps."}""");
        for (var field : new String[] {"excerpt(length: 0)", "excerpt(length: 1001)", "bodyText(truncateAt: 0)"}) {
            assertThatJson(execute("{articleByContentId(portal: 31, contentId: 3) {%s}}".formatted(field)))
                    .node("errors[0].extensions.code")
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void rejectsNullForAnArgumentWithADefault() {
        assertThatJson(execute("{articleByContentId(portal: 31, contentId: 3) {excerpt(length: null)}}"))
                .node("errors[0].extensions.code")
                .isEqualTo("VALIDATION_ERROR");
    }
}

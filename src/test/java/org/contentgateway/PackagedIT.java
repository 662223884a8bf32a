package org.contentgateway;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged application, a jar or a native image, on its own database. */
@QuarkusIntegrationTest
@WithTestResource(value = Database.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class PackagedIT {

    private static final String RECORD = """
            [[{"content_id":1,"portal_id":2,"lang_id":"en","content_title":"Packaged",
               "content_html":"<h2>Heading<\\/h2><p>One &amp; <a href=\\"\\/two\\">two<\\/a>.<\\/p><ul><li>a<\\/li><\\/ul>",
               "content_date_start":"2026-06-18 17:53:36","content_date_event":"2026-06-19 10:00:00",
               "score_average":"4.5","score_count":2,"attach_title":"Alt","attaches":[{"ext":"jpg",
               "sizes":{"300":".\\/cache\\/2\\/attach\\/202606\\/571190_1940159008_300_169.webp"},
               "files":{"original":{"url":".\\/file\\/2\\/attach\\/202606\\/571190_1940159008.jpg","width":1000,"height":563}}}]}]]""";

    @Test
    void importsARecordAndServesIt() {
        given().contentType("application/json")
                .body(RECORD)
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .body("received", is(1), "rejected", is(0), "warnings", is(0));
        var response = given().contentType("application/json")
                .accept("application/json")
                .body(Map.of("query", """
                        {articles(first: 1) {nodes {contentId title language direction publishedAt bodyHtml bodyText
                           bodyMarkdown bodyBlocks {__typename text ... on HeadingBlock {level inferred}}
                           event {at} rating {average count} jsonLd related {title} portal {name timeZone}
                           image {alt srcSet variant(width: 300) {width height format mimeType}}} pageInfo {hasNextPage}}}"""))
                .post("/graphql")
                .asString();
        assertThatJson(response).isEqualTo("""
                {"data": {"articles": {"nodes": [{
                   "contentId": 1, "title": "Packaged", "language": "en", "direction": "LTR",
                   "publishedAt": "2026-06-18T17:53:36+03:30",
                   "bodyHtml": "<h2>Heading</h2>\\n<p>One &amp; two.</p>\\n<ul><li>a</li></ul>",
                   "bodyText": "Heading\\n\\nOne & two.\\n\\n• a", "bodyMarkdown": "${json-unit.any-string}",
                   "bodyBlocks": [
                     {"__typename": "HeadingBlock", "text": "Heading", "level": 2, "inferred": false},
                     {"__typename": "ParagraphBlock", "text": "One & two."},
                     {"__typename": "ListBlock", "text": "• a"}],
                   "event": {"at": "2026-06-19T10:00:00+03:30"}, "rating": {"average": 4.5, "count": 2},
                   "jsonLd": "${json-unit.any-string}", "related": [],
                   "portal": {"name": "Portal 2", "timeZone": "Asia/Tehran"},
                   "image": {"alt": "Alt",
                     "srcSet": "https://portal-2.invalid/cache/2/attach/202606/571190_1940159008_300_169.webp 300w, https://portal-2.invalid/file/2/attach/202606/571190_1940159008.jpg 1000w",
                     "variant": {"width": 300, "height": 169, "format": "WEBP", "mimeType": "image/webp"}}}],
                   "pageInfo": {"hasNextPage": false}}}}""");
    }

    @Test
    void searchesArticlesAndListsChanges() {
        given().contentType("application/json")
                .body(RECORD)
                .post("/ingest/contents")
                .then()
                .statusCode(200);
        var response = given().contentType("application/json")
                .accept("application/json")
                .body(Map.of("query", """
                        {search(query: "packages") {totalCount edges {snippet matches {start end}}}
                         changes {nodes {... on ArticleUpserted {article {contentId}}} hasMore}
                         articles(filter: {portal: 2, language: "en", hasImage: true}, orderBy: UPDATED_ASC, last: 1) {
                           totalCount pageInfo {hasPreviousPage}}}"""))
                .post("/graphql")
                .asString();
        assertThatJson(response).isEqualTo("""
                {"data": {
                  "search": {"totalCount": 1, "edges": [{"snippet": "Heading One & two. • a", "matches": []}]},
                  "changes": {"nodes": [{"article": {"contentId": 1}}], "hasMore": false},
                  "articles": {"totalCount": 1, "pageInfo": {"hasPreviousPage": false}}}}""");
    }

    @Test
    void rejectsInvalidRecordsWithReasons() {
        var report = given().contentType("application/json")
                .body("[{\"content_id\":1}, 7]")
                .post("/ingest/contents")
                .asString();
        assertThatJson(report).isEqualTo("""
                {"run": "${json-unit.any-number}", "received": 2, "created": 0, "updated": 0, "unchanged": 0, "stale": 0,
                 "rejected": 2, "warnings": 0, "problems": [
                   {"index": 0, "contentId": 1, "code": "NO_PORTAL", "path": "/portal_id", "detail": "${json-unit.any-string}"},
                   {"index": 1, "code": "NOT_AN_OBJECT", "path": "", "detail": "${json-unit.any-string}"}]}""");
    }

    @Test
    void isHealthyAndServesGraphiQL() {
        for (var probe : new String[] {"started", "live", "ready"}) {
            Management.get("/q/health/" + probe).statusCode(200).body("status", is("UP"));
        }
        get("/q/graphql-ui/").then().statusCode(200).body(containsString("GraphiQL"));
        get("/graphql/schema.graphql").then().statusCode(200).body(containsString("type Article"));
    }

    @Test
    void excludesDevMode() {
        get("/media/cache/2/attach/202606/571190_1940159008_300_169.webp")
                .then()
                .statusCode(404);
    }
}

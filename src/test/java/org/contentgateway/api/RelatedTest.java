package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Related articles, and the JSON-LD field of an article with a picture. */
@QuarkusTest
class RelatedTest {

    @BeforeEach
    void importArticlesOnTwoTopics() {
        Record.send(
                article(1, 53, "en", "Electric ferries cross the harbour").withPicture(1),
                article(2, 53, "en", "Harbour ferries go electric").withPicture(2),
                article(3, 53, "en", "The electric ferry and the old harbour"),
                article(4, 53, "en", "Saffron harvest begins in the mountains"),
                article(5, 53, "fa", "Electric ferries cross the harbour"),
                article(1, 54, "en", "Electric ferries cross the harbour"),
                article(6, 53, "en", "Embargoed electric harbour ferries")
                        .with("content_date_start", "2126-01-01 00:00:00"),
                article(7, 53, "en", "?"));
    }

    private static Record article(int id, int portal, String language, String title) {
        return new Record(portal, id).with("lang_id", language).with("content_title", title);
    }

    @Test
    void returnsOtherArticlesOfTheSamePortalAndLanguage() {
        assertThatJson(
                        execute(
                                "{articleByContentId(portal: 53, contentId: 1) {related {contentId} one: related(first: 1) {contentId}}}"))
                .node("data.articleByContentId")
                .satisfies(article -> {
                    assertThatJson(article)
                            .inPath("related[*].contentId")
                            .isArray()
                            .containsExactlyInAnyOrder(2, 3);
                    assertThatJson(article).node("one").isArray().hasSize(1);
                });
    }

    @Test
    void returnsAnEmptyListWhereNoArticleIsSimilar() {
        assertThatJson(execute("{four: articleByContentId(portal: 53, contentId: 4) {related {contentId}} "
                        + "seven: articleByContentId(portal: 53, contentId: 7) {related {contentId}}}"))
                .isEqualTo("{data: {four: {related: []}, seven: {related: []}}}");
    }

    @Test
    void loadsRelatedArticlesOfAListInOneBatchWithTheirSelectedFields() {
        // One statement each: the list, the related ids, the related articles, their attachments.
        assertThat(GraphQL.statements(
                        "{articles(filter: {portal: 53}) {nodes {related {bodyText image {id} attachments {id}}}}}"))
                .isEqualTo(4);
    }

    @Test
    void rejectsNestedRelatedArticles() {
        assertThatJson(execute("{articles {nodes {related {related {title}}}}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void rejectsMoreThanTwentyRelatedArticles() {
        assertThatJson(execute("{articleByContentId(portal: 53, contentId: 1) {related(first: 21) {contentId}}}"))
                .node("errors[0].extensions.code")
                .isEqualTo("PAGE_SIZE_EXCEEDED");
    }

    @Test
    void returnsJsonLdWithTheDatesAndImageSizesOfTheFields() {
        var article =
                execute("{articleByContentId(portal: 53, contentId: 1) {jsonLd title publishedAt image {srcSet}}}");
        String jsonLd = JsonPath.read(article, "$.data.articleByContentId.jsonLd");
        assertThatJson(jsonLd)
                .isObject()
                .containsEntry("@type", "NewsArticle")
                .containsEntry("headline", "Electric ferries cross the harbour")
                .containsEntry("datePublished", "2026-06-18T12:00:00+03:30");
        assertThatJson(jsonLd).inPath("image[0].width").isEqualTo(1000);
    }
}

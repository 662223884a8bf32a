package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdTest {

    private static final Variant SMALL = file("300_169", 300, 169);
    private static final Variant WIDE = file("1000_563", 1000, 563);
    private static final Variant WIDER = file("1600_900", 1600, 900);
    private static final Variant UNKNOWN = file("original", null, null);

    @Test
    void containsTheFieldsOfTheArticle() {
        assertThatJson(JsonLd.of(article("Ferries return", "Ferries", "They sail again.", SMALL, WIDE, WIDER)))
                .isEqualTo("""
                        {"@context": "https://schema.org", "@type": "NewsArticle",
                         "headline": "Ferries return", "alternativeHeadline": "Ferries",
                         "description": "They sail again.",
                         "datePublished": "2026-06-01T10:00:00+02:00", "dateModified": "2026-06-02T10:00:30+02:00",
                         "inLanguage": "en", "wordCount": 321,
                         "image": [
                           {"@type": "ImageObject", "url": "https://cdn.example/1000_563.jpg", "width": 1000, "height": 563},
                           {"@type": "ImageObject", "url": "https://cdn.example/1600_900.jpg", "width": 1600, "height": 900}],
                         "publisher": {"@type": "Organization", "name": "The Harbour", "url": "https://harbour.example/"}}""");
    }

    @Test
    void omitsUnknownValues() {
        Article article = new Article(
                stored("Ferries return", null, null, ""),
                new org.contentgateway.content.portals.PortalSettings(
                        2, "The Harbour", null, ZoneId.of("UTC"), null, media()));
        assertThatJson(JsonLd.of(article)).isEqualTo("""
                {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferries return",
                 "datePublished": "2026-06-01T08:00:00Z", "dateModified": "2026-06-02T08:00:30Z",
                 "inLanguage": "en", "wordCount": 321,
                 "publisher": {"@type": "Organization", "name": "The Harbour"}}""");
    }

    @Test
    void usesTheLeadAsDescriptionWithoutASummary() {
        assertThatJson(JsonLd.of(article("Ferries return", null, null)))
                .node("description")
                .isEqualTo("How it begins.");
    }

    @Test
    void usesTheLargestVariantWhereNoneIsWideEnough() {
        assertThatJson(JsonLd.of(article("Ferries return", null, null, SMALL, UNKNOWN)))
                .node("image")
                .isEqualTo("""
                        [{"@type": "ImageObject", "url": "https://cdn.example/300_169.jpg", "width": 300, "height": 169}]""");
        assertThatJson(JsonLd.of(article("Ferries return", null, null, UNKNOWN)))
                .node("image")
                .isEqualTo("""
                        [{"@type": "ImageObject", "url": "https://cdn.example/original.jpg"}]""");
    }

    @Test
    void truncatesTheHeadlineAtAWordBoundary() {
        assertThatJson(JsonLd.of(article("ferry ".repeat(40).strip(), null, null)))
                .node("headline")
                .isEqualTo("ferry ".repeat(18).strip() + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "\\</script>",
                "\"}, {\"",
                "\\u003c",
                "a\u2028b",
                "😀 ک\u200Cتاب"
            })
    void escapesTitlesForAScriptElement(String title) {
        String json = JsonLd.of(article(title, null, null));
        assertThat(json).doesNotContain("<");
        assertThatJson(json).node("headline").isString().isEqualTo(title);
    }

    private static Article article(
            String title, @Nullable String shortTitle, @Nullable String summary, Variant... files) {
        return new Article(
                stored(title, shortTitle, summary, "How it begins.", files),
                new org.contentgateway.content.portals.PortalSettings(
                        2,
                        "The Harbour",
                        "en",
                        ZoneId.of("Europe/Berlin"),
                        URI.create("https://harbour.example/"),
                        media()));
    }

    private static StoredArticle stored(
            String title, @Nullable String shortTitle, @Nullable String summary, String lead, Variant... files) {
        var values = new EnumMap<ArticleColumn, Object>(ArticleColumn.class);
        values.put(ArticleColumn.LANGUAGE, "en");
        values.put(ArticleColumn.TITLE, title);
        values.put(ArticleColumn.SHORT_TITLE, shortTitle);
        values.put(ArticleColumn.SUMMARY, summary);
        values.put(ArticleColumn.LEAD, lead);
        values.put(ArticleColumn.WORD_COUNT, 321);
        values.put(ArticleColumn.PUBLISHED_AT, Instant.parse("2026-06-01T08:00:00Z"));
        values.put(ArticleColumn.UPDATED_AT, Instant.parse("2026-06-02T08:00:30Z"));
        values.put(ArticleColumn.LEAD_IMAGE, files.length == 0 ? null : leadImage(files));
        return new StoredArticle(new ArticleKey(2, 7).id(), values, List.of(), List.of());
    }

    /** The JSON in which the article table stores a lead image. */
    private static String leadImage(Variant... files) {
        return "[0,1,null,\"jpg\",\"x.jpg\",null,[-1,%s]]"
                .formatted(Stream.of(files)
                        .map(file ->
                                "[\"%s\",\"JPEG\",%s,%s,null,null]".formatted(file.path(), file.width(), file.height()))
                        .collect(Collectors.joining(",")));
    }

    private static MediaUrl media() {
        return new MediaUrl(URI.create("https://cdn.example/"));
    }

    private static Variant file(String name, @Nullable Integer width, @Nullable Integer height) {
        return new Variant(name + ".jpg", org.contentgateway.media.ImageType.JPEG, width, height, null, null);
    }
}

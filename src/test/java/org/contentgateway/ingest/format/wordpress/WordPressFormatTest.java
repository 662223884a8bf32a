package org.contentgateway.ingest.format.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.portals.TestPortals;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.contentgateway.media.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordPressFormatTest {

    private static final String FEATURED_MEDIA = "/_embedded/wp:featuredmedia";

    private final WordPressFormat format = new WordPressFormat(
            new ObjectMapper(),
            TestPortals.portals(Map.of(
                            "gateway.portals.\"6\".base-url", "https://blog.example.org/",
                            "gateway.portals.\"6\".media-url", "https://blog.example.org/wp-content/uploads/",
                            "gateway.portals.\"6\".time-zone", "Europe/Berlin",
                            "gateway.portals.\"6\".language", "de"))
                    .get(6));

    private final RecordDiagnostics diagnostics = new RecordDiagnostics(0);

    @Test
    void makesAnArticleOfAPost() throws RejectedException {
        var record = new WordPressJson(1);
        var draft = draft(record);
        assertThat(draft.key()).isEqualTo(new ArticleKey(6, 1));
        assertThat(draft.texts().title()).isEqualTo("The ferry’s last run &amp; more");
        assertThat(draft.texts().summary()).isEqualTo("It left at six, and nobody waved…");
        assertThat(draft.body().html()).isEqualTo("<p>It left at <strong>six</strong>.</p>");
        assertThat(draft.origin().sourceUrl()).isEqualTo("https://blog.example.org/2026/06/the-ferry/");
        assertThat(draft.origin().authorId()).isEqualTo(7);
        assertThat(draft.origin().tagId()).isEqualTo(12);
        assertThat(draft.commentsEnabled()).isTrue();
        assertThat(draft.texts().language()).isEqualTo("de");
        assertThat(draft.dates().publishedAt()).isEqualTo(Instant.parse("2026-06-18T17:30:00Z"));
        assertThat(draft.dates().updatedAt()).isEqualTo(Instant.parse("2026-06-19T08:15:30Z"));
        assertThat(draft.source().record()).isEqualTo(record.bytes());
        assertThat(draft.source().format()).isEqualTo("WORDPRESS:6");
        assertNoProblems();
    }

    @Test
    void readsTheFeaturedImageWithActualSizes() throws RejectedException {
        var draft = draft(new WordPressJson(1));
        assertThat(draft.attachments()).singleElement().satisfies(file -> {
            assertThat(file.number()).isEqualTo(45);
            assertThat(file.kind()).isEqualTo(FileKind.IMAGE);
            assertThat(file.title()).isEqualTo("A ferry & its wake");
            assertThat(file.path()).isEqualTo("2026/06/ferry.jpg");
            assertThat(file.bytes()).isEqualTo(250000);
            // The thumbnail is square and so was cropped.
            assertThat(file.picture().files())
                    .extracting(Variant::path, Variant::width, Variant::height, Variant::bytes)
                    .containsExactly(
                            tuple("2026/06/ferry-300x169.jpg", 300, 169, 12000),
                            tuple("2026/06/ferry.jpg", 1600, 900, 250000));
        });
    }

    @Test
    void readsPortraitImages() throws RejectedException {
        var draft = draft(new WordPressJson(1).with(FEATURED_MEDIA, """
                        [{"id": 46, "alt_text": "", "source_url": "http://blog.example.org/wp-content/uploads/%D8%B9%DA%A9%D8%B3.png",
                          "media_details": {"width": 1001, "height": 2000, "sizes": {
                           "medium": {"width": 150, "height": 300,
                            "source_url": "http://blog.example.org/wp-content/uploads/عکس-150x300.png"}}}}]"""));
        assertThat(draft.attachments()).singleElement().satisfies(file -> {
            assertThat(file.title()).isNull();
            assertThat(file.picture().files()).hasSize(2);
        });
        assertNoProblems();
    }

    @Test
    void usesLocalTimesIfThereAreNoGmtTimes() throws RejectedException {
        var draft = draft(new WordPressJson(1)
                .with("/date_gmt", "\"0000-00-00T00:00:00\"")
                .without("/modified_gmt"));
        assertThat(draft.dates().publishedAt()).isEqualTo(Instant.parse("2026-06-18T17:30:00Z"));
        assertThat(draft.dates().updatedAt()).isEqualTo(Instant.parse("2026-06-19T08:15:30Z"));
    }

    @Test
    void publishesAScheduledPostAtItsTime() throws RejectedException {
        var draft =
                draft(new WordPressJson(1).with("/status", "\"future\"").with("/date_gmt", "\"2199-01-01T00:00:00\""));
        assertThat(draft.dates().publishedAt()).isEqualTo(Instant.parse("2199-01-01T00:00:00Z"));
    }

    @Test
    void readsTheLanguageOfPolylang() throws RejectedException {
        assertThat(draft(new WordPressJson(1).with("/lang", "\"fa\"")).texts().language())
                .isEqualTo("fa");
    }

    @Test
    void removesTheMoreLinkFromAnExcerpt() throws RejectedException {
        var draft = draft(new WordPressJson(1).with("/excerpt", """
                {"rendered": "<p>It left at six&hellip; <a href=\\"https://blog.example.org/1\\" class=\\"more-link\\">Continue reading<span class=\\"screen-reader-text\\"> &#8220;The ferry&#8221;</span></a></p>"}"""));
        assertThat(draft.texts().summary()).isEqualTo("It left at six…");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/title/rendered, ``, NO_TITLE",
                "/title, null, NO_TITLE",
                "/id, 0, NO_CONTENT_ID",
                "/id, 4294967297, NO_CONTENT_ID",
                "/status, null, NOT_PUBLIC",
                "/status, `\"draft\"`, NOT_PUBLIC",
                "/status, `\"pending\"`, NOT_PUBLIC",
                "/status, `\"private\"`, NOT_PUBLIC",
                "/status, `\"trash\"`, NOT_PUBLIC",
                "/status, `\"inherit\"`, NOT_PUBLIC",
                "/status, `\"of-a-plugin\"`, NOT_PUBLIC",
                "/content/protected, true, NOT_PUBLIC",
                "/password, `\"open sesame\"`, NOT_PUBLIC"
            })
    void rejectsPostsThatAreNotPublic(String pointer, String value, ProblemCode code) {
        var record = new WordPressJson(1).with(pointer, value.isEmpty() ? "\"\"" : value);
        assertRejected(record, code);
    }

    @Test
    void rejectsAPostWithoutADate() {
        assertRejected(
                new WordPressJson(1).without("/date").with("/date_gmt", "\"soon\""), ProblemCode.NO_PUBLICATION_DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.org/wp-content/uploads/ferry.jpg",
                "https://blog.example.org.evil.example/wp-content/uploads/ferry.jpg",
                "https://blog.example.org/wp-content/uploads/../secret.jpg",
                "https://blog.example.org/wp-content/uploads/%2e%2e/secret.jpg",
                "https://blog.example.org/wp-content/uploads/",
                "/wp-content/uploads/ferry.jpg",
                "ftp://blog.example.org/wp-content/uploads/ferry.jpg"
            })
    void ignoresAnImageOutsideTheMediaUrl(String url) throws RejectedException {
        var draft = draft(new WordPressJson(1).with(FEATURED_MEDIA, "[{\"source_url\": \"%s\"}]".formatted(url)));
        assertThat(draft.attachments()).isEmpty();
        assertProblem(ProblemCode.BAD_ATTACHMENT, "/_embedded/wp:featuredmedia/0/source_url");
    }

    @Test
    void ignoresAForbiddenImage() throws RejectedException {
        var draft = draft(
                new WordPressJson(1).with(FEATURED_MEDIA, "[{\"code\": \"rest_forbidden\", \"message\": \"No\"}]"));
        assertThat(draft.attachments()).isEmpty();
        assertProblem(ProblemCode.BAD_ATTACHMENT, "/_embedded/wp:featuredmedia/0/source_url");
    }

    @Test
    void warnsThatTheImageIsNotEmbedded() throws RejectedException {
        var draft = draft(new WordPressJson(1).without("/_embedded"));
        assertThat(draft.attachments()).isEmpty();
        assertThat(diagnostics.problems())
                .singleElement()
                .extracting(RecordProblem::detail)
                .asString()
                .contains("_embed");
    }

    @Test
    void acceptsAPostWithoutAnImage() throws RejectedException {
        assertThat(draft(new WordPressJson(1).without("/_embedded").with("/featured_media", "0"))
                        .attachments())
                .isEmpty();
        assertNoProblems();
    }

    private ArticleDraft draft(WordPressJson record) throws RejectedException {
        return format.draft(record.bytes(), 7, diagnostics);
    }

    private void assertRejected(WordPressJson record, ProblemCode code) {
        var rejected = catchThrowableOfType(RejectedException.class, () -> draft(record));
        assertThat(rejected.problem(diagnostics).code()).isEqualTo(code);
    }

    private void assertNoProblems() {
        assertThat(diagnostics.problems()).isEmpty();
    }

    private void assertProblem(ProblemCode code, String path) {
        assertThat(diagnostics.problems())
                .singleElement()
                .extracting(RecordProblem::code, RecordProblem::path)
                .containsExactly(code, path);
    }
}

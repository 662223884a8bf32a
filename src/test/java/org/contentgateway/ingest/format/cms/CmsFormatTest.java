package org.contentgateway.ingest.format.cms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.AMBIGUOUS_DATE;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BAD_LANGUAGE;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BAD_VALUE;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BODIES_DIFFER;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Display;
import org.contentgateway.content.EventTimes;
import org.contentgateway.content.RatingSummary;
import org.contentgateway.content.portals.TestPortals;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsFormatTest {

    /** Has a base URL and a language; portal 3 has neither. Both are in Tehran's time zone. */
    private static final int PORTAL = 2;

    private final CmsFormat format = new CmsFormat(
            new ObjectMapper(),
            TestPortals.portals(Map.of(
                    "gateway.portals.\"2\".base-url", "https://en.example.org/",
                    "gateway.portals.\"2\".language", "en")));

    private final RecordDiagnostics diagnostics = new RecordDiagnostics(0);

    @Test
    void derivesAnArticleFromAMinimalRecord() throws RejectedException {
        var record = new CmsJson(PORTAL, 1);
        var draft = draft(record);
        var published = Instant.parse("2026-06-18T08:30:00Z");
        assertThat(draft.key()).isEqualTo(new ArticleKey(PORTAL, 1));
        assertThat(draft.texts().title()).isEqualTo("Title 1");
        assertThat(draft.body().text()).isEqualTo("Body of 1.");
        assertThat(draft.dates().publishedAt()).isEqualTo(published);
        assertThat(draft.dates().updatedAt()).isEqualTo(published);
        assertThat(draft.display()).isEqualTo(new Display(true, false, false, false, false, 0));
        assertThat(draft.attachments()).isEmpty();
        assertThat(draft)
                .extracting(
                        it -> it.texts().kicker(),
                        it -> it.texts().shortTitle(),
                        it -> it.texts().summary(),
                        it -> it.origin().authorId(),
                        it -> it.origin().tagId(),
                        it -> it.origin().sourceName(),
                        it -> it.origin().sourceUrl(),
                        it -> it.dates().createdAt(),
                        it -> it.dates().event(),
                        ArticleDraft::rating)
                .containsOnlyNulls();
        assertThat(draft.source().record()).isEqualTo(record.bytes());
        assertThat(draft.source().runId()).isEqualTo(7);
        assertNoProblems();
    }

    @Test
    void derivesAnArticleFromACompleteRecord() throws RejectedException {
        var draft = draft(new CmsJson(PORTAL, 1)
                .with("content_rtitr", "\"Above\"")
                .with("content_short_title", "\"Short\"")
                .with("content_summary", "\"In short\"")
                .with("content_source", "\"Agency\"")
                .with("content_url", "\"https://agency.example.org/1\"")
                .with("uid", "\"43\"")
                .with("tag_id", "5")
                .with("content_comment", "1")
                .with("content_show_img", "\"0\"")
                .with("content_show_slider", "true")
                .with("content_columns", "2")
                .with("content_date_event", "\"2026-07-01 10:00:00\"")
                .with("content_date_event_start", "\"2026-07-01 11:00:00\"")
                .with("content_date_event_end", "\"2026-07-01 12:00:00\"")
                .with("score_average", "\"4.5\"")
                .with("score_count", "12")
                .with("score_date_last", "\"2026-06-20 10:00:00\""));
        assertThat(draft)
                .extracting(
                        it -> it.texts().kicker(),
                        it -> it.texts().shortTitle(),
                        it -> it.texts().summary(),
                        it -> it.origin().sourceName(),
                        it -> it.origin().sourceUrl(),
                        it -> it.origin().authorId(),
                        it -> it.origin().tagId(),
                        ArticleDraft::commentsEnabled)
                .containsExactly("Above", "Short", "In short", "Agency", "https://agency.example.org/1", 43, 5, true);
        assertThat(draft.display()).isEqualTo(new Display(false, false, false, true, false, 2));
        assertThat(draft.dates().event())
                .isEqualTo(new EventTimes(
                        Instant.parse("2026-07-01T06:30:00Z"),
                        Instant.parse("2026-07-01T07:30:00Z"),
                        Instant.parse("2026-07-01T08:30:00Z")));
        assertThat(draft.rating()).isEqualTo(new RatingSummary(4.5, 12, Instant.parse("2026-06-20T06:30:00Z")));
        assertNoProblems();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "portal_id,          null,        NO_PORTAL",
                "portal_id,          0,           NO_PORTAL",
                "portal_id,          -2,          NO_PORTAL",
                "content_id,         ``,          NO_CONTENT_ID",
                "content_id,         2147483648,  NO_CONTENT_ID",
                "content_id,         -1,          NO_CONTENT_ID",
                "content_id,         1.5,         NO_CONTENT_ID",
                "content_id,         true,        NO_CONTENT_ID",
                "content_title,      null,        NO_TITLE",
                "content_title,      `\"&nbsp;\"`,NO_TITLE",
                "content_title,      `\"<b></b>\"`, NO_TITLE",
                "content_title,      `\"\\u0000\"`, NO_TITLE",
                "content_title,      [],          NO_TITLE",
                "content_date_start, `\"0000-00-00 00:00:00\"`, NO_PUBLICATION_DATE",
                "content_date_start, `\"soon\"`,  NO_PUBLICATION_DATE",
            })
    void rejectsARecordWithoutARequiredValue(String key, String value, ProblemCode code) {
        var record = new CmsJson(PORTAL, 1);
        var rejected = rejected(value.isEmpty() ? record.without(key) : record.with(key, value));
        assertThat(rejected)
                .extracting(RecordProblem::code, RecordProblem::path)
                .containsExactly(code, "/" + key);
    }

    @Test
    void namesTheRejectedRecord() {
        assertThat(rejected(new CmsJson(PORTAL, 1).without("content_title")))
                .isEqualTo(new RecordProblem(
                        0,
                        PORTAL,
                        1,
                        ProblemCode.NO_TITLE,
                        "/content_title",
                        "The value is missing or invalid. Expected: a title with at least one visible character."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "\"text\"", "[{}]", "true"})
    void rejectsARecordThatIsNotAnObject(String json) {
        var rejected =
                catchThrowableOfType(RejectedException.class, () -> format.draft(json.getBytes(UTF_8), 7, diagnostics));
        assertThat(rejected.problem(diagnostics).code()).isEqualTo(ProblemCode.NOT_AN_OBJECT);
    }

    @Test
    void namesTheByteWhereJsonIsInvalid() {
        var rejected = catchThrowableOfType(
                RejectedException.class,
                () -> format.draft("{\"portal_id\":2,\"content_id\":tr\0ue}".getBytes(UTF_8), 7, diagnostics));
        var problem = rejected.problem(diagnostics);
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_JSON);
        assertThat(problem.detail())
                .startsWith("The record is not valid JSON at byte 28: ")
                .doesNotContain("\0");
    }

    @Test
    void acceptsTheLargestIds() throws RejectedException {
        assertThat(draft(new CmsJson(Integer.MAX_VALUE, Integer.MAX_VALUE)).key())
                .isEqualTo(new ArticleKey(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "The <b>new</b> harbour,       The new harbour",
                "&quot;Yes&quot; &amp; no,     `\"Yes\" & no`",
                "&amp;lt;b&amp;gt;,            &lt;b&gt;",
                "AT&T grows 3 < 5,             AT&T grows 3 < 5",
                "`  one\u00A0\r\n two `,       one two",
                "`nul\0l`,                     null",
                "می‌روم,                       می‌روم",
            })
    void convertsTitlesToPlainText(String title, String expected) throws RejectedException {
        var draft = draft(new CmsJson(PORTAL, 1)
                .withText("content_title", title)
                .withText("content_rtitr", title)
                .withText("content_short_title", title)
                .withText("content_summary", title));
        assertThat(draft)
                .extracting(
                        it -> it.texts().title(),
                        it -> it.texts().kicker(),
                        it -> it.texts().shortTitle(),
                        it -> it.texts().summary())
                .containsOnly(expected);
        assertNoProblems();
    }

    @ParameterizedTest
    @CsvSource({"fa, fa", "EN, en", "fa_IR, fa-IR", "zh-hans-cn, zh-Hans-CN", "' ar ', ar", "ckb, ckb"})
    void readsLanguages(String id, String expected) throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).withText("lang_id", id)).texts().language())
                .isEqualTo(expected);
        assertNoProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "english", "فارسی", "e n"})
    void usesThePortalsLanguageInsteadOfAnInvalidOne(String id) throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).withText("lang_id", id)).texts().language())
                .isEqualTo("en");
        assertProblem(BAD_LANGUAGE, "/lang_id", "'" + id + "' is not a language tag. The language was set to en.");
    }

    @Test
    void setsAnUndeterminedLanguageIfNeitherRecordNorPortalHasOne() throws RejectedException {
        assertThat(draft(new CmsJson(3, 1)).texts().language()).isEqualTo("und");
        assertThat(draft(new CmsJson(PORTAL, 1)).texts().language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({
        "https://agency.example.org/1, https://agency.example.org/1",
        "HTTP://agency.example.org/1,  HTTP://agency.example.org/1",
        "/news/1,                      https://en.example.org/news/1",
        "//agency.example.org/1,       https://agency.example.org/1",
        "https://example.org/خبر,      https://example.org/%D8%AE%D8%A8%D8%B1",
    })
    void resolvesTheUrlOfTheSource(String url, String expected) throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).withText("content_url", url))
                        .origin()
                        .sourceUrl())
                .isEqualTo(expected);
        assertNoProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "mailto:desk@example.org", "ftp://example.org/", "http://", "a b"})
    void ignoresAUrlThatIsNotHttp(String url) throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).withText("content_url", url))
                        .origin()
                        .sourceUrl())
                .isNull();
        assertProblem(BAD_VALUE, "/content_url", "'" + url + "' is not an http or https URL and was ignored.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news/1", "//example.org/news/1"})
    void ignoresARelativeUrlIfThePortalHasNoBaseUrl(String url) throws RejectedException {
        assertThat(draft(new CmsJson(3, 1).withText("content_url", url))
                        .origin()
                        .sourceUrl())
                .isNull();
        assertProblem(BAD_VALUE, "/content_url", "'" + url + "' is not an http or https URL and was ignored.");
    }

    @Test
    void usesTheEditElseTheRegistrationElseThePublicationAsUpdateTime() throws RejectedException {
        var record = new CmsJson(PORTAL, 1);
        assertThat(draft(record).dates().updatedAt()).isEqualTo("2026-06-18T08:30:00Z");
        record.withText("content_date_register", "2026-06-18 12:30:00");
        assertThat(draft(record).dates().updatedAt()).isEqualTo("2026-06-18T09:00:00Z");
        record.withText("content_date_last_edit", "2026-06-18 13:30:00");
        assertThat(draft(record).dates().updatedAt()).isEqualTo("2026-06-18T10:00:00Z");
    }

    @Test
    void acceptsARegistrationAfterThePublication() throws RejectedException {
        var draft = draft(new CmsJson(PORTAL, 1).withText("content_date_register", "2026-06-18 21:00:00"));
        assertThat(draft.dates().publishedAt()).isEqualTo("2026-06-18T08:30:00Z");
        assertThat(draft.dates().createdAt()).isEqualTo("2026-06-18T17:30:00Z");
        assertNoProblems();
    }

    @Test
    void appliesDaylightSavingInTehranUntil2022() throws RejectedException {
        assertThat(draft(published("2021-07-01 12:00:00")).dates().publishedAt())
                .isEqualTo("2021-07-01T07:30:00Z");
        assertThat(draft(published("2023-07-01 12:00:00")).dates().publishedAt())
                .isEqualTo("2023-07-01T08:30:00Z");
        assertNoProblems();
    }

    @Test
    void movesATimeInADaylightSavingGap() throws RejectedException {
        assertThat(draft(published("2021-03-22 00:30:00")).dates().publishedAt())
                .isEqualTo("2021-03-21T21:00:00Z");
        assertProblem(
                AMBIGUOUS_DATE,
                "/content_date_start",
                "A clock change makes 2021-03-22T00:30 ambiguous in time zone Asia/Tehran. It was read as 2021-03-22T01:30+04:30.");
    }

    @Test
    void usesTheFirstOfTwoTimesInADaylightSavingOverlap() throws RejectedException {
        assertThat(draft(published("2021-09-21 23:30:00")).dates().publishedAt())
                .isEqualTo("2021-09-21T19:00:00Z");
        assertProblem(
                AMBIGUOUS_DATE,
                "/content_date_start",
                "A clock change makes 2021-09-21T23:30 ambiguous in time zone Asia/Tehran. It was read as 2021-09-21T23:30+04:30.");
    }

    @Test
    void usesTheTextAsBodyOnlyIfThereIsNoHtml() throws RejectedException {
        var record = new CmsJson(PORTAL, 1).withText("content_body", "Said &quot;no&quot;.");
        assertThat(draft(record.with("content_html", "\"\"")).body().text()).isEqualTo("Said \"no\".");
        assertThat(draft(record.withText("content_html", "<p>Said &quot;no&quot;.</p>"))
                        .body()
                        .html())
                .isEqualTo("<p>Said \"no\".</p>");
        assertNoProblems();
    }

    @Test
    void warnsOfATextThatDiffersFromTheHtml() throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).withText("content_body", "Another body."))
                        .body()
                        .text())
                .isEqualTo("Body of 1.");
        assertProblem(
                BODIES_DIFFER,
                "/content_body",
                "content_body differs from content_html by more than tags. content_html was imported.");
    }

    @Test
    void acceptsARecordWithoutABody() throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).without("content_html")).body().text())
                .isEmpty();
        assertNoProblems();
    }

    @Test
    void derivesNoRatingWithoutVotes() throws RejectedException {
        assertThat(draft(new CmsJson(PORTAL, 1).with("score_average", "0").with("score_count", "0"))
                        .rating())
                .isNull();
        assertNoProblems();
    }

    @Test
    void usesTheLastOfDuplicateKeys() throws RejectedException {
        var record = new CmsJson(PORTAL, 1).toString().replaceFirst("\\{", "{\"content_title\":\"First\",");
        assertThat(format.draft(record.getBytes(UTF_8), 7, diagnostics).texts().title())
                .isEqualTo("Title 1");
    }

    private static CmsJson published(String at) {
        return new CmsJson(PORTAL, 1).withText("content_date_start", at);
    }

    private ArticleDraft draft(CmsJson record) throws RejectedException {
        return format.draft(record.bytes(), 7, diagnostics);
    }

    private RecordProblem rejected(CmsJson record) {
        return catchThrowableOfType(RejectedException.class, () -> draft(record))
                .problem(diagnostics);
    }

    private void assertProblem(ProblemCode code, String path, String detail) {
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::code, RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple(code, path, detail));
    }

    private void assertNoProblems() {
        assertThat(diagnostics.problems()).isEmpty();
    }
}

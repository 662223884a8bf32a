package org.contentgateway.ingest.format.wordpress;

import static org.contentgateway.ingest.format.PortalTexts.plain;
import static org.contentgateway.ingest.format.RejectedException.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleDates;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleOrigin;
import org.contentgateway.content.ArticleTexts;
import org.contentgateway.content.Display;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.content.portals.PortalSettings;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.PortalDates;
import org.contentgateway.ingest.format.PortalTexts;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.ingest.format.RecordJson;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.contentgateway.text.BaseUrls;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/** Makes an article of a post of WordPress. A post does not say which portal it is of, so each portal has a mapping. */
public final class WordPressFormat implements RecordFormat {

    public static final String NAME = "WORDPRESS:";

    /** What readers may see, now or when its time has come. Sites have others than WordPress's own; none of them is public. */
    private static final Set<String> PUBLIC = Set.of("publish", "future");

    private static final Display SHOWN = new Display(true, false, false, false, false, 0);

    /** What themes put after an excerpt that they cut out of the text. */
    private static final Pattern MORE_LINK = Pattern.compile("<a [^>]*\\bmore-link\\b[^>]*>.*?</a>", Pattern.DOTALL);

    private static final Pattern CUT_OFF = Pattern.compile("\\s*\\[…]$");

    private final ObjectMapper json;
    private final PortalSettings portal;

    public WordPressFormat(ObjectMapper json, PortalSettings portal) {
        this.json = json;
        this.portal = portal;
    }

    @Override
    public String name() {
        return NAME + portal.id();
    }

    @Override
    public ArticleDraft draft(byte[] record, long run, RecordDiagnostics findings) throws RejectedException {
        var post = WordPressPost.of(RecordJson.object(json, record), findings);
        findings.about(portal.id(), post.id());
        var key = new ArticleKey(
                portal.id(), required(post.id(), ProblemCode.NO_CONTENT_ID, "/id", "a number from 1 to 2147483647"));
        var dates = new PortalDates(portal.zone(), findings);
        var start = moment(post.dateGmt(), post.date(), "/date", dates);
        var modifiedAt = moment(post.modifiedGmt(), post.modified(), "/modified", dates);
        requirePublic(post, key, modifiedAt);
        var title = required(
                plain(post.title()),
                ProblemCode.NO_TITLE,
                "/title/rendered",
                "a title with at least one character in it");
        var publishedAt =
                required(start, ProblemCode.NO_PUBLICATION_DATE, "/date_gmt", "a date like 2026-06-18T17:53:36");

        var texts = new PortalTexts(portal, findings);
        return new ArticleDraft(
                key,
                new ArticleTexts(
                        texts.language(post.language(), "/lang"), null, title, null, summary(post, texts.base())),
                Body.ofHtml(post.content() == null ? "" : post.content(), texts.base()),
                new ArticleDates(publishedAt, null, modifiedAt != null ? modifiedAt : publishedAt, null),
                new ArticleOrigin(post.author(), post.term(), null, texts.url(post.link(), "/link")),
                post.comments(),
                SHOWN,
                null,
                attachments(post, findings),
                SourceRecord.of(record, name(), run));
    }

    private static @Nullable Instant moment(
            @Nullable LocalDateTime gmt, @Nullable LocalDateTime local, String path, PortalDates dates) {
        return gmt != null ? gmt.toInstant(ZoneOffset.UTC) : dates.instantOrNull(local, path);
    }

    private static void requirePublic(WordPressPost post, ArticleKey key, @Nullable Instant editedAt)
            throws RejectedException {
        var status = required(post.status(), ProblemCode.NOT_PUBLIC, "/status", "the status publish or future");
        if (!PUBLIC.contains(status)) {
            throw new RejectedException(
                            ProblemCode.NOT_PUBLIC,
                            "/status",
                            "its status is '%s', not publish or future: readers don't get to see it"
                                    .formatted(JsonFields.shown(status)))
                    .withdrawing(key, editedAt);
        }
        if (post.secured()) {
            throw new RejectedException(
                            ProblemCode.NOT_PUBLIC,
                            "/content/protected",
                            "it is behind a password, which nobody could enter here: readers don't get to see it")
                    .withdrawing(key, editedAt);
        }
    }

    private static @Nullable String summary(WordPressPost post, BaseUrls base) {
        if (post.excerpt() == null) {
            return null;
        }
        var html = MORE_LINK.matcher(post.excerpt()).replaceAll("");
        var text = Body.ofHtml(html, base).text().replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? null : CUT_OFF.matcher(text).replaceFirst("…");
    }

    private List<StoredAttachment> attachments(WordPressPost post, RecordDiagnostics findings) {
        var picture = post.media() == null ? null : post.media().attachment(portal.mediaUrl(), findings);
        return picture == null ? List.of() : List.of(picture);
    }
}

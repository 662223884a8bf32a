package org.contentgateway.ingest.format.wordpress;

import static org.contentgateway.ingest.format.PortalTexts.plain;
import static org.contentgateway.ingest.format.RejectedException.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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

/** Derives articles from WordPress posts. A post does not name its portal, so each portal has its own format. */
public final class WordPressFormat implements RecordFormat {

    public static final String NAME = "WORDPRESS:";

    /** The statuses of public posts, including scheduled ones. A site's own statuses are not public. */
    private static final Set<String> PUBLIC_STATUSES = Set.of("publish", "future");

    private static final Display DEFAULT_DISPLAY = new Display(true, false, false, false, false, 0);

    /** The link that themes append to an automatic excerpt. */
    private static final Pattern MORE_LINK = Pattern.compile("<a [^>]*\\bmore-link\\b[^>]*>.*?</a>", Pattern.DOTALL);

    private static final Pattern TRUNCATION_MARK = Pattern.compile("\\s*\\[…]$");

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
    public ArticleDraft draft(byte[] record, long run, RecordDiagnostics diagnostics) throws RejectedException {
        var post = WordPressPost.of(RecordJson.object(json, record), diagnostics);
        diagnostics.setArticle(portal.id(), post.id());
        var key = new ArticleKey(
                portal.id(), required(post.id(), ProblemCode.NO_CONTENT_ID, "/id", "a number from 1 to 2147483647"));
        var dates = new PortalDates(portal.zone(), diagnostics);
        var start = instant(post.dates().dateGmt(), post.dates().date(), "/date", dates);
        var modifiedAt = instant(post.dates().modifiedGmt(), post.dates().modified(), "/modified", dates);
        requirePublic(post, key, modifiedAt);
        var title = required(
                plain(post.texts().title()),
                ProblemCode.NO_TITLE,
                "/title/rendered",
                "a title with at least one visible character");
        var publishedAt =
                required(start, ProblemCode.NO_PUBLICATION_DATE, "/date_gmt", "a date like 2026-06-18T17:53:36");

        var texts = new PortalTexts(portal, diagnostics);
        return new ArticleDraft(
                key,
                new ArticleTexts(
                        texts.language(post.texts().language(), "/lang"),
                        null,
                        title,
                        null,
                        summary(post, texts.base())),
                Body.ofHtml(post.texts().content() == null ? "" : post.texts().content(), texts.base()),
                new ArticleDates(publishedAt, null, modifiedAt != null ? modifiedAt : publishedAt, null),
                new ArticleOrigin(post.author(), post.term(), null, texts.url(post.link(), "/link")),
                post.comments(),
                DEFAULT_DISPLAY,
                null,
                attachments(post, diagnostics),
                SourceRecord.of(record, name(), run));
    }

    private static @Nullable Instant instant(
            @Nullable LocalDateTime gmt, @Nullable LocalDateTime local, String path, PortalDates dates) {
        return gmt != null ? gmt.toInstant(ZoneOffset.UTC) : dates.instantOrNull(local, path);
    }

    private static void requirePublic(WordPressPost post, ArticleKey key, @Nullable Instant editedAt)
            throws RejectedException {
        var status = required(post.status(), ProblemCode.NOT_PUBLIC, "/status", "the status publish or future");
        if (!PUBLIC_STATUSES.contains(status)) {
            throw new RejectedException(
                            ProblemCode.NOT_PUBLIC,
                            "/status",
                            String.format(
                                    Locale.ROOT,
                                    "The status is '%s'. Only posts with status publish or future are imported.",
                                    JsonFields.excerpt(status)))
                    .withdrawing(key, editedAt);
        }
        if (post.passwordProtected()) {
            throw new RejectedException(
                            ProblemCode.NOT_PUBLIC,
                            "/content/protected",
                            "The post is protected by a password. Only public posts are imported.")
                    .withdrawing(key, editedAt);
        }
    }

    private static @Nullable String summary(WordPressPost post, BaseUrls base) {
        if (post.texts().excerpt() == null) {
            return null;
        }
        var html = MORE_LINK.matcher(post.texts().excerpt()).replaceAll("");
        var text = Body.ofHtml(html, base).text().replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? null : TRUNCATION_MARK.matcher(text).replaceFirst("…");
    }

    private List<StoredAttachment> attachments(WordPressPost post, RecordDiagnostics diagnostics) {
        var image = post.media() == null ? null : post.media().attachment(portal.mediaUrl(), diagnostics);
        return image == null ? List.of() : List.of(image);
    }
}

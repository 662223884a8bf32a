package org.contentgateway.ingest;

import static org.contentgateway.ingest.PortalTexts.plain;
import static org.contentgateway.ingest.RejectedException.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Display;
import org.contentgateway.content.Portal;
import org.contentgateway.content.Source;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.ingest.Problem.Code;
import org.contentgateway.text.Base;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/** Makes an article of a post of WordPress. A post does not say which portal it is of, so each portal has a mapping. */
final class WordPressMapping implements RecordFormat {

    static final String NAME = "WORDPRESS:";

    /** What readers may see, now or when its time has come. Sites have others than WordPress's own; none of them is public. */
    private static final Set<String> PUBLIC = Set.of("publish", "future");

    private static final Display SHOWN = new Display(true, false, false, false, false, 0);

    /** What themes put after an excerpt that they cut out of the text. */
    private static final Pattern MORE_LINK = Pattern.compile("<a [^>]*\\bmore-link\\b[^>]*>.*?</a>", Pattern.DOTALL);

    private static final Pattern CUT_OFF = Pattern.compile("\\s*\\[…]$");

    private final ObjectMapper json;
    private final Portal portal;

    WordPressMapping(ObjectMapper json, Portal portal) {
        this.json = json;
        this.portal = portal;
    }

    @Override
    public String name() {
        return NAME + portal.id();
    }

    @Override
    public ArticleDraft draft(byte[] record, long run, Findings findings) throws RejectedException {
        var post = WordPressPost.of(RecordJson.object(json, record), findings);
        findings.about(portal.id(), post.id());
        var key = new ArticleKey(
                portal.id(), required(post.id(), Code.NO_CONTENT_ID, "/id", "a number from 1 to 2147483647"));
        var dates = new PortalDates(portal.zone(), findings);
        var start = moment(post.dateGmt(), post.date(), "/date", dates);
        var modifiedAt = moment(post.modifiedGmt(), post.modified(), "/modified", dates);
        requirePublic(post, key, modifiedAt);
        var title = required(
                plain(post.title()), Code.NO_TITLE, "/title/rendered", "a title with at least one character in it");
        var publishedAt = required(start, Code.NO_PUBLICATION_DATE, "/date_gmt", "a date like 2026-06-18T17:53:36");

        var texts = new PortalTexts(portal, findings);
        return new ArticleDraft(
                key,
                texts.language(post.language(), "/lang"),
                null,
                title,
                null,
                summary(post, texts.base()),
                Body.ofHtml(post.content() == null ? "" : post.content(), texts.base()),
                post.author(),
                post.term(),
                null,
                texts.url(post.link(), "/link"),
                publishedAt,
                null,
                modifiedAt != null ? modifiedAt : publishedAt,
                null,
                post.comments(),
                SHOWN,
                null,
                attachments(post, findings),
                Source.of(record, name(), run));
    }

    private static @Nullable Instant moment(
            @Nullable LocalDateTime gmt, @Nullable LocalDateTime local, String path, PortalDates dates) {
        return gmt != null ? gmt.toInstant(ZoneOffset.UTC) : dates.instantOrNull(local, path);
    }

    private static void requirePublic(WordPressPost post, ArticleKey key, @Nullable Instant editedAt)
            throws RejectedException {
        var status = required(post.status(), Code.NOT_PUBLIC, "/status", "the status publish or future");
        if (!PUBLIC.contains(status)) {
            throw new RejectedException(
                            Code.NOT_PUBLIC,
                            "/status",
                            "its status is '%s', not publish or future: readers don't get to see it"
                                    .formatted(Fields.shown(status)))
                    .withdrawing(key, editedAt);
        }
        if (post.secured()) {
            throw new RejectedException(
                            Code.NOT_PUBLIC,
                            "/content/protected",
                            "it is behind a password, which nobody could enter here: readers don't get to see it")
                    .withdrawing(key, editedAt);
        }
    }

    private static @Nullable String summary(WordPressPost post, Base base) {
        if (post.excerpt() == null) {
            return null;
        }
        var html = MORE_LINK.matcher(post.excerpt()).replaceAll("");
        var text = Body.ofHtml(html, base).text().replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? null : CUT_OFF.matcher(text).replaceFirst("…");
    }

    private List<StoredAttachment> attachments(WordPressPost post, Findings findings) {
        var picture = post.media() == null ? null : post.media().attachment(portal.mediaUrl(), findings);
        return picture == null ? List.of() : List.of(picture);
    }
}

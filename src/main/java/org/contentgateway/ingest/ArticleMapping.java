package org.contentgateway.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Display;
import org.contentgateway.content.EventDates;
import org.contentgateway.content.LanguageTag;
import org.contentgateway.content.Portal;
import org.contentgateway.content.Portals;
import org.contentgateway.content.Rating;
import org.contentgateway.content.Source;
import org.contentgateway.ingest.Problem.Code;
import org.contentgateway.text.Base;
import org.contentgateway.text.Body;
import org.contentgateway.text.PlainText;
import org.jspecify.annotations.Nullable;

/** Makes an article of a record of the CMS. */
@ApplicationScoped
class ArticleMapping implements RecordFormat {

    /** BCP 47's tag for a language that is not known. */
    private static final String UNDETERMINED = "und";

    private final ObjectMapper json;
    private final Portals portals;

    ArticleMapping(ObjectMapper json, Portals portals) {
        this.json = json;
        this.portals = portals;
    }

    @Override
    public String name() {
        return "CMS";
    }

    @Override
    public ArticleDraft draft(byte[] record, long run, Findings findings) throws RejectedException {
        var cms = CmsRecord.of(parse(record), findings);
        findings.about(cms.portalId(), cms.contentId());
        var portal = portals.get(required(cms.portalId(), Code.NO_PORTAL, "/portal_id", "a number above 0"));
        var contentId = required(cms.contentId(), Code.NO_CONTENT_ID, "/content_id", "a number from 1 to 2147483647");
        var title = required(
                plain(cms.title()), Code.NO_TITLE, "/content_title", "a title with at least one character in it");
        var start = required(
                cms.start(), Code.NO_PUBLICATION_DATE, "/content_date_start", "a date like 2026-06-18 17:53:36");

        var dates = new PortalDates(portal.zone(), findings);
        var publishedAt = dates.instant(start, "/content_date_start");
        var createdAt = dates.instantOrNull(cms.register(), "/content_date_register");
        var updatedAt = dates.instantOrNull(cms.lastEdit(), "/content_date_last_edit");
        return new ArticleDraft(
                new ArticleKey(portal.id(), contentId),
                language(cms.languageId(), portal, findings),
                plain(cms.kicker()),
                title,
                plain(cms.shortTitle()),
                plain(cms.summary()),
                body(cms, portal, findings),
                cms.userId(),
                cms.tagId(),
                plain(cms.source()),
                url(cms.url(), portal, findings),
                publishedAt,
                createdAt,
                updatedAt != null ? updatedAt : createdAt != null ? createdAt : publishedAt,
                event(cms, dates),
                cms.comments(),
                new Display(
                        cms.showImage(),
                        cms.showDetails(),
                        cms.showRelatedImages(),
                        cms.showInSlider(),
                        cms.showTitleInSlider(),
                        cms.columns() == null ? 0 : cms.columns()),
                rating(cms, dates),
                AttachmentMapping.attachments(cms.attachments(), plain(cms.attachTitle()), portal.mediaUrl(), findings),
                Source.of(record, name(), run));
    }

    private JsonNode parse(byte[] record) throws RejectedException {
        try {
            var node = json.readTree(record);
            if (!node.isObject()) {
                throw new RejectedException(
                        Code.NOT_AN_OBJECT,
                        "",
                        "%s stands where a record should: send objects".formatted(Fields.shown(node)));
            }
            return node;
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new RejectedException(
                    Code.NOT_JSON,
                    "",
                    "it is no JSON from byte %d of the record on: %s"
                            .formatted(
                                    at == null ? 0 : at.getByteOffset(),
                                    PlainText.excerpt(broken.getOriginalMessage(), 300)));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory can be read", impossible);
        }
    }

    private static <T> T required(@Nullable T value, Code code, String path, String expected) throws RejectedException {
        if (value == null) {
            throw new RejectedException(code, path, "it is missing or unreadable: an article needs " + expected);
        }
        return value;
    }

    private static @Nullable String plain(@Nullable String text) {
        var plain = text == null ? "" : PlainText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    private static String language(@Nullable String id, Portal portal, Findings findings) {
        var otherwise = portal.language() == null ? UNDETERMINED : portal.language();
        if (id == null) {
            return otherwise;
        }
        var tag = LanguageTag.canonical(id);
        if (tag.isEmpty()) {
            findings.add(
                    Code.BAD_LANGUAGE,
                    "/lang_id",
                    "'%s' is no language tag: taken as %s".formatted(Fields.shown(id), otherwise));
        }
        return tag.orElse(otherwise);
    }

    /** The HTML is the truth; the CMS's text, which is the HTML without its tags, only stands in for it. */
    private static Body body(CmsRecord cms, Portal portal, Findings findings) {
        var base = new Base(portal.url(), portal.mediaUrl().base());
        if (cms.html() == null) {
            return Body.ofEncodedText(cms.body() == null ? "" : cms.body(), base);
        }
        if (cms.body() != null && Body.differByMoreThanTags(cms.html(), cms.body())) {
            findings.add(
                    Code.BODIES_DIFFER,
                    "/content_body",
                    "it differs from content_html by more than tags: content_html was taken");
        }
        return Body.ofHtml(cms.html(), base);
    }

    private static @Nullable String url(@Nullable String url, Portal portal, Findings findings) {
        if (url == null) {
            return null;
        }
        try {
            var relative = new URI(url.strip());
            var absolute = portal.url() == null ? relative : portal.url().resolve(relative);
            var web = "https".equalsIgnoreCase(absolute.getScheme()) || "http".equalsIgnoreCase(absolute.getScheme());
            if (web && absolute.getHost() != null) {
                return absolute.toASCIIString();
            }
        } catch (URISyntaxException unreadable) {
            // said below
        }
        findings.add(Code.BAD_VALUE, "/content_url", "'%s' is no web address: left out".formatted(Fields.shown(url)));
        return null;
    }

    private static @Nullable EventDates event(CmsRecord cms, PortalDates dates) {
        var event = new EventDates(
                dates.instantOrNull(cms.event(), "/content_date_event"),
                dates.instantOrNull(cms.eventStart(), "/content_date_event_start"),
                dates.instantOrNull(cms.eventEnd(), "/content_date_event_end"));
        return event.at() == null && event.start() == null && event.end() == null ? null : event;
    }

    private static @Nullable Rating rating(CmsRecord cms, PortalDates dates) {
        return cms.scoreAverage() == null || cms.scoreCount() == null
                ? null
                : new Rating(
                        cms.scoreAverage(),
                        cms.scoreCount(),
                        dates.instantOrNull(cms.scoreDateLast(), "/score_date_last"));
    }
}

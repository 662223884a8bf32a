package org.contentgateway.ingest.format.cms;

import static org.contentgateway.ingest.format.PortalTexts.plain;
import static org.contentgateway.ingest.format.RejectedException.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import org.contentgateway.content.ArticleDates;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleOrigin;
import org.contentgateway.content.ArticleTexts;
import org.contentgateway.content.EventTimes;
import org.contentgateway.content.RatingSummary;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.portals.Portals;
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

/** Derives articles from records of the legacy CMS. */
@ApplicationScoped
public class CmsFormat implements RecordFormat {

    private final ObjectMapper json;
    private final Portals portals;

    CmsFormat(ObjectMapper json, Portals portals) {
        this.json = json;
        this.portals = portals;
    }

    @Override
    public String name() {
        return "CMS";
    }

    @Override
    public ArticleDraft draft(byte[] record, long run, RecordDiagnostics diagnostics) throws RejectedException {
        var cms = CmsRecord.of(RecordJson.object(json, record), diagnostics);
        diagnostics.setArticle(cms.portalId(), cms.contentId());
        var portal = portals.get(required(cms.portalId(), ProblemCode.NO_PORTAL, "/portal_id", "a number above 0"));
        var contentId =
                required(cms.contentId(), ProblemCode.NO_CONTENT_ID, "/content_id", "a number from 1 to 2147483647");
        var title = required(
                plain(cms.texts().title()),
                ProblemCode.NO_TITLE,
                "/content_title",
                "a title with at least one visible character");
        var start = required(
                cms.dates().start(),
                ProblemCode.NO_PUBLICATION_DATE,
                "/content_date_start",
                "a date like 2026-06-18 17:53:36");

        var texts = new PortalTexts(portal, diagnostics);
        var dates = new PortalDates(portal.zone(), diagnostics);
        return new ArticleDraft(
                new ArticleKey(portal.id(), contentId),
                texts(cms.texts(), title, texts),
                body(cms.texts(), texts.base(), diagnostics),
                dates(cms.dates(), start, dates),
                origin(cms.origin(), texts),
                cms.comments(),
                cms.display(),
                rating(cms.rating(), dates),
                AttachmentMapping.attachments(
                        cms.attachments().files(), plain(cms.attachments().title()), diagnostics),
                SourceRecord.of(record, name(), run));
    }

    private static ArticleTexts texts(CmsRecord.CmsTexts cms, String title, PortalTexts texts) {
        return new ArticleTexts(
                texts.language(cms.languageId(), "/lang_id"),
                plain(cms.kicker()),
                title,
                plain(cms.shortTitle()),
                plain(cms.summary()));
    }

    /** Prefers the HTML. The CMS's plain text, which is the HTML without tags, is only a fallback. */
    private static Body body(CmsRecord.CmsTexts cms, BaseUrls base, RecordDiagnostics diagnostics) {
        if (cms.html() == null) {
            return Body.ofEncodedText(cms.body() == null ? "" : cms.body(), base);
        }
        if (cms.body() != null && Body.differByMoreThanTags(cms.html(), cms.body())) {
            diagnostics.add(
                    ProblemCode.BODIES_DIFFER,
                    "/content_body",
                    "content_body differs from content_html by more than tags. content_html was imported.");
        }
        return Body.ofHtml(cms.html(), base);
    }

    private static ArticleDates dates(CmsRecord.CmsDates cms, LocalDateTime start, PortalDates dates) {
        var publishedAt = dates.instant(start, "/content_date_start");
        var createdAt = dates.instantOrNull(cms.register(), "/content_date_register");
        var updatedAt = dates.instantOrNull(cms.lastEdit(), "/content_date_last_edit");
        return new ArticleDates(
                publishedAt,
                createdAt,
                updatedAt != null ? updatedAt : createdAt != null ? createdAt : publishedAt,
                event(cms, dates));
    }

    private static @Nullable EventTimes event(CmsRecord.CmsDates cms, PortalDates dates) {
        var event = new EventTimes(
                dates.instantOrNull(cms.event(), "/content_date_event"),
                dates.instantOrNull(cms.eventStart(), "/content_date_event_start"),
                dates.instantOrNull(cms.eventEnd(), "/content_date_event_end"));
        return event.at() == null && event.start() == null && event.end() == null ? null : event;
    }

    private static ArticleOrigin origin(CmsRecord.CmsOrigin cms, PortalTexts texts) {
        return new ArticleOrigin(cms.userId(), cms.tagId(), plain(cms.source()), texts.url(cms.url(), "/content_url"));
    }

    private static @Nullable RatingSummary rating(CmsRecord.CmsRating cms, PortalDates dates) {
        return cms.average() == null || cms.count() == null
                ? null
                : new RatingSummary(cms.average(), cms.count(), dates.instantOrNull(cms.lastAt(), "/score_date_last"));
    }
}

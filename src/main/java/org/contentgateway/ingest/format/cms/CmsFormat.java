package org.contentgateway.ingest.format.cms;

import static org.contentgateway.ingest.format.PortalTexts.plain;
import static org.contentgateway.ingest.format.RejectedException.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.ArticleDates;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleOrigin;
import org.contentgateway.content.ArticleTexts;
import org.contentgateway.content.Display;
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

/** Makes an article of a record of the CMS. */
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
    public ArticleDraft draft(byte[] record, long run, RecordDiagnostics findings) throws RejectedException {
        var cms = CmsRecord.of(RecordJson.object(json, record), findings);
        findings.about(cms.portalId(), cms.contentId());
        var portal = portals.get(required(cms.portalId(), ProblemCode.NO_PORTAL, "/portal_id", "a number above 0"));
        var contentId =
                required(cms.contentId(), ProblemCode.NO_CONTENT_ID, "/content_id", "a number from 1 to 2147483647");
        var title = required(
                plain(cms.title()),
                ProblemCode.NO_TITLE,
                "/content_title",
                "a title with at least one character in it");
        var start = required(
                cms.start(), ProblemCode.NO_PUBLICATION_DATE, "/content_date_start", "a date like 2026-06-18 17:53:36");

        var texts = new PortalTexts(portal, findings);
        var dates = new PortalDates(portal.zone(), findings);
        var publishedAt = dates.instant(start, "/content_date_start");
        var createdAt = dates.instantOrNull(cms.register(), "/content_date_register");
        var updatedAt = dates.instantOrNull(cms.lastEdit(), "/content_date_last_edit");
        return new ArticleDraft(
                new ArticleKey(portal.id(), contentId),
                new ArticleTexts(
                        texts.language(cms.languageId(), "/lang_id"),
                        plain(cms.kicker()),
                        title,
                        plain(cms.shortTitle()),
                        plain(cms.summary())),
                body(cms, texts.base(), findings),
                new ArticleDates(
                        publishedAt,
                        createdAt,
                        updatedAt != null ? updatedAt : createdAt != null ? createdAt : publishedAt,
                        event(cms, dates)),
                new ArticleOrigin(cms.userId(), cms.tagId(), plain(cms.source()), texts.url(cms.url(), "/content_url")),
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
                SourceRecord.of(record, name(), run));
    }

    /** The HTML is the truth; the CMS's text, which is the HTML without its tags, only stands in for it. */
    private static Body body(CmsRecord cms, BaseUrls base, RecordDiagnostics findings) {
        if (cms.html() == null) {
            return Body.ofEncodedText(cms.body() == null ? "" : cms.body(), base);
        }
        if (cms.body() != null && Body.differByMoreThanTags(cms.html(), cms.body())) {
            findings.add(
                    ProblemCode.BODIES_DIFFER,
                    "/content_body",
                    "it differs from content_html by more than tags: content_html was taken");
        }
        return Body.ofHtml(cms.html(), base);
    }

    private static @Nullable EventTimes event(CmsRecord cms, PortalDates dates) {
        var event = new EventTimes(
                dates.instantOrNull(cms.event(), "/content_date_event"),
                dates.instantOrNull(cms.eventStart(), "/content_date_event_start"),
                dates.instantOrNull(cms.eventEnd(), "/content_date_event_end"));
        return event.at() == null && event.start() == null && event.end() == null ? null : event;
    }

    private static @Nullable RatingSummary rating(CmsRecord cms, PortalDates dates) {
        return cms.scoreAverage() == null || cms.scoreCount() == null
                ? null
                : new RatingSummary(
                        cms.scoreAverage(),
                        cms.scoreCount(),
                        dates.instantOrNull(cms.scoreDateLast(), "/score_date_last"));
    }
}

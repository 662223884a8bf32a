package org.contentgateway.ingest.format.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** An article as the CMS writes it, before conversion: dates without a zone, relative paths, unsanitized texts. */
record CmsRecord(
        @Nullable Integer portalId,
        @Nullable Integer contentId,
        @Nullable String languageId,
        @Nullable String kicker,
        @Nullable String title,
        @Nullable String shortTitle,
        @Nullable String summary,
        @Nullable String html,
        @Nullable String body,
        @Nullable String source,
        @Nullable String url,
        @Nullable LocalDateTime start,
        @Nullable LocalDateTime register,
        @Nullable LocalDateTime lastEdit,
        @Nullable LocalDateTime event,
        @Nullable LocalDateTime eventStart,
        @Nullable LocalDateTime eventEnd,
        boolean comments,
        boolean showImage,
        boolean showDetails,
        boolean showRelatedImages,
        boolean showInSlider,
        boolean showTitleInSlider,
        @Nullable Integer columns,
        @Nullable Integer tagId,
        @Nullable Integer userId,
        @Nullable Double scoreAverage,
        @Nullable Integer scoreCount,
        @Nullable LocalDateTime scoreDateLast,
        @Nullable String attachTitle,
        List<CmsAttachment> attachments) {

    /** Known keys without a known meaning. They stay in the stored record. */
    private static final Set<String> IGNORED_KEYS =
            Set.of("content_number", "content_score", "content_summary_fill", "eid");

    static CmsRecord of(JsonNode object, RecordDiagnostics diagnostics) {
        var fields = new JsonFields(object, "", diagnostics);
        var record = new CmsRecord(
                fields.positive("portal_id"),
                fields.positive("content_id"),
                fields.text("lang_id"),
                fields.text("content_rtitr"),
                fields.text("content_title"),
                fields.text("content_short_title"),
                fields.text("content_summary"),
                fields.text("content_html"),
                fields.text("content_body"),
                fields.text("content_source"),
                fields.text("content_url"),
                fields.dateTime("content_date_start"),
                fields.dateTime("content_date_register"),
                fields.dateTime("content_date_last_edit"),
                fields.dateTime("content_date_event"),
                fields.dateTime("content_date_event_start"),
                fields.dateTime("content_date_event_end"),
                fields.flag("content_comment", false),
                fields.flag("content_show_img", true),
                fields.flag("content_show_details", false),
                fields.flag("content_show_related_img", false),
                fields.flag("content_show_slider", false),
                fields.flag("content_show_title_slider", false),
                fields.positive("content_columns"),
                fields.positive("tag_id"),
                fields.positive("uid"),
                fields.decimal("score_average"),
                fields.positive("score_count"),
                fields.dateTime("score_date_last"),
                fields.text("attach_title"),
                attachments(fields));
        fields.countUnknown("", IGNORED_KEYS);
        return record;
    }

    private static List<CmsAttachment> attachments(JsonFields fields) {
        var attachments = new ArrayList<CmsAttachment>();
        fields.list("attaches").forEach((path, element) -> {
            if (element.isObject()) {
                attachments.add(CmsAttachment.of(new JsonFields(element, path, fields.diagnostics()), path));
            } else {
                fields.diagnostics()
                        .add(
                                ProblemCode.BAD_ATTACHMENT,
                                path,
                                JsonFields.excerpt(element) + " is not an attachment object and was ignored.");
            }
        });
        return attachments;
    }
}

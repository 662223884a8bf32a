package org.contentgateway.ingest.format.cms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.contentgateway.content.Display;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** An article as the CMS writes it, before conversion: dates without a zone, relative paths, unsanitized texts. */
record CmsRecord(
        @Nullable Integer portalId,
        @Nullable Integer contentId,
        CmsTexts texts,
        CmsOrigin origin,
        CmsDates dates,
        boolean comments,
        Display display,
        CmsRating rating,
        CmsAttachments attachments) {

    /** Known keys without a known meaning. They stay in the stored record. */
    private static final Set<String> IGNORED_KEYS =
            Set.of("content_number", "content_score", "content_summary_fill", "eid");

    record CmsTexts(
            @Nullable String languageId,
            @Nullable String kicker,
            @Nullable String title,
            @Nullable String shortTitle,
            @Nullable String summary,
            @Nullable String html,
            @Nullable String body) {

        private static CmsTexts of(JsonFields fields) {
            return new CmsTexts(
                    fields.text("lang_id"),
                    fields.text("content_rtitr"),
                    fields.text("content_title"),
                    fields.text("content_short_title"),
                    fields.text("content_summary"),
                    fields.text("content_html"),
                    fields.text("content_body"));
        }
    }

    record CmsOrigin(
            @Nullable String source,
            @Nullable String url,
            @Nullable Integer tagId,
            @Nullable Integer userId) {

        private static CmsOrigin of(JsonFields fields) {
            return new CmsOrigin(
                    fields.text("content_source"),
                    fields.text("content_url"),
                    fields.positive("tag_id"),
                    fields.positive("uid"));
        }
    }

    record CmsDates(
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime register,
            @Nullable LocalDateTime lastEdit,
            @Nullable LocalDateTime event,
            @Nullable LocalDateTime eventStart,
            @Nullable LocalDateTime eventEnd) {

        private static CmsDates of(JsonFields fields) {
            return new CmsDates(
                    fields.dateTime("content_date_start"),
                    fields.dateTime("content_date_register"),
                    fields.dateTime("content_date_last_edit"),
                    fields.dateTime("content_date_event"),
                    fields.dateTime("content_date_event_start"),
                    fields.dateTime("content_date_event_end"));
        }
    }

    record CmsRating(
            @Nullable Double average,
            @Nullable Integer count,
            @Nullable LocalDateTime lastAt) {

        private static CmsRating of(JsonFields fields) {
            return new CmsRating(
                    fields.decimal("score_average"),
                    fields.positive("score_count"),
                    fields.dateTime("score_date_last"));
        }
    }

    /** @param title the title of the first image */
    record CmsAttachments(@Nullable String title, List<CmsAttachment> files) {

        private static CmsAttachments of(JsonFields fields) {
            var files = new ArrayList<CmsAttachment>();
            fields.list("attaches").forEach((path, element) -> {
                if (element.isObject()) {
                    files.add(CmsAttachment.of(new JsonFields(element, path, fields.diagnostics()), path));
                } else {
                    fields.diagnostics()
                            .add(
                                    ProblemCode.BAD_ATTACHMENT,
                                    path,
                                    JsonFields.excerpt(element) + " is not an attachment object and was ignored.");
                }
            });
            return new CmsAttachments(fields.text("attach_title"), files);
        }
    }

    static CmsRecord of(JsonNode object, RecordDiagnostics diagnostics) {
        var fields = new JsonFields(object, "", diagnostics);
        var record = new CmsRecord(
                fields.positive("portal_id"),
                fields.positive("content_id"),
                CmsTexts.of(fields),
                CmsOrigin.of(fields),
                CmsDates.of(fields),
                fields.flag("content_comment", false),
                display(fields),
                CmsRating.of(fields),
                CmsAttachments.of(fields));
        fields.countUnknown("", IGNORED_KEYS);
        return record;
    }

    private static Display display(JsonFields fields) {
        var showImage = fields.flag("content_show_img", true);
        var showDetails = fields.flag("content_show_details", false);
        var showRelatedImages = fields.flag("content_show_related_img", false);
        var showInSlider = fields.flag("content_show_slider", false);
        var showTitleInSlider = fields.flag("content_show_title_slider", false);
        var columns = fields.positive("content_columns");
        return new Display(
                showImage,
                showDetails,
                showRelatedImages,
                showInSlider,
                showTitleInSlider,
                columns == null ? 0 : columns);
    }
}

package org.contentgateway.ingest.format.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * One post as the REST API of WordPress writes it ({@code /wp-json/wp/v2/posts}), before it is converted.
 *
 * @param passwordProtected whether readers need a password
 * @param term the first category, else the first tag: WordPress takes both ids from one sequence
 * @param media the featured image, if the request had {@code _embed}
 */
record WordPressPost(
        @Nullable Integer id,
        @Nullable String status,
        boolean passwordProtected,
        PostTexts texts,
        @Nullable String link,
        PostDates dates,
        @Nullable Integer author,
        @Nullable Integer term,
        boolean comments,
        @Nullable WordPressMedia media) {

    /** @param language added by the Polylang plugin */
    record PostTexts(
            @Nullable String language,
            @Nullable String title,
            @Nullable String excerpt,
            @Nullable String content) {

        private static PostTexts of(JsonFields fields, JsonFields content) {
            return new PostTexts(
                    fields.text("lang"),
                    fields.object("title").text("rendered"),
                    fields.object("excerpt").text("rendered"),
                    content.text("rendered"));
        }
    }

    /**
     * @param date in the site's time zone
     * @param dateGmt in UTC, although it names no zone; likewise {@code modifiedGmt}
     */
    record PostDates(
            @Nullable LocalDateTime date,
            @Nullable LocalDateTime dateGmt,
            @Nullable LocalDateTime modified,
            @Nullable LocalDateTime modifiedGmt) {

        private static PostDates of(JsonFields fields) {
            return new PostDates(
                    fields.isoDateTime("date"),
                    fields.isoDateTime("date_gmt"),
                    fields.isoDateTime("modified"),
                    fields.isoDateTime("modified_gmt"));
        }
    }

    static WordPressPost of(JsonNode object, RecordDiagnostics diagnostics) {
        var fields = new JsonFields(object, "", diagnostics);
        var content = fields.object("content");
        return new WordPressPost(
                fields.positive("id"),
                fields.text("status"),
                content.flag("protected", false) || fields.text("password") != null,
                PostTexts.of(fields, content),
                fields.text("link"),
                PostDates.of(fields),
                fields.positive("author"),
                term(fields),
                "open".equals(fields.text("comment_status")),
                media(fields));
    }

    private static @Nullable Integer term(JsonFields fields) {
        return Stream.of("categories", "tags")
                .flatMap(key -> fields.list(key).values().stream())
                .filter(term -> term.isInt() && term.intValue() > 0)
                .map(JsonNode::intValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable WordPressMedia media(JsonFields fields) {
        var embedded = fields.object("_embedded").list("wp:featuredmedia");
        for (var media : embedded.entrySet()) {
            if (media.getValue().isObject()) {
                return WordPressMedia.of(
                        new JsonFields(media.getValue(), media.getKey(), fields.diagnostics()), media.getKey());
            }
        }
        if (fields.positive("featured_media") != null) {
            fields.diagnostics()
                    .add(
                            ProblemCode.BAD_ATTACHMENT,
                            "/featured_media",
                            "The record does not embed the featured image, so it was ignored. Request posts with _embed.");
        }
        return null;
    }
}

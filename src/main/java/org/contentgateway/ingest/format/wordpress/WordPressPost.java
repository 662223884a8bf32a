package org.contentgateway.ingest.format.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * One post as the REST API of WordPress writes it ({@code /wp-json/wp/v2/posts}), before anything is made of it.
 *
 * @param date in the site's own time
 * @param dateGmt in UTC, though it names no zone; so for {@code modifiedGmt}
 * @param secured whether readers need a password
 * @param language as Polylang adds it
 * @param term the first category, else the first tag: WordPress numbers both in one row
 * @param media the featured picture, where {@code _embed} asked for it
 */
record WordPressPost(
        @Nullable Integer id,
        @Nullable String status,
        boolean secured,
        @Nullable String title,
        @Nullable String excerpt,
        @Nullable String content,
        @Nullable String link,
        @Nullable String language,
        @Nullable LocalDateTime date,
        @Nullable LocalDateTime dateGmt,
        @Nullable LocalDateTime modified,
        @Nullable LocalDateTime modifiedGmt,
        @Nullable Integer author,
        @Nullable Integer term,
        boolean comments,
        @Nullable WordPressMedia media) {

    static WordPressPost of(JsonNode object, RecordDiagnostics findings) {
        var fields = new JsonFields(object, "", findings);
        var content = fields.object("content");
        return new WordPressPost(
                fields.positive("id"),
                fields.text("status"),
                content.flag("protected", false) || fields.text("password") != null,
                fields.object("title").text("rendered"),
                fields.object("excerpt").text("rendered"),
                content.text("rendered"),
                fields.text("link"),
                fields.text("lang"),
                fields.isoDateTime("date"),
                fields.isoDateTime("date_gmt"),
                fields.isoDateTime("modified"),
                fields.isoDateTime("modified_gmt"),
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
                        new JsonFields(media.getValue(), media.getKey(), fields.findings()), media.getKey());
            }
        }
        if (fields.positive("featured_media") != null) {
            fields.findings()
                    .add(
                            ProblemCode.BAD_ATTACHMENT,
                            "/featured_media",
                            "the record does not hold the picture, so it was left out: ask WordPress with _embed");
        }
        return null;
    }
}

package org.contentgateway.content;

import java.util.List;
import java.util.function.Function;
import org.contentgateway.content.Upsert.Column;
import org.jspecify.annotations.Nullable;

/** The tables of articles, as they are written. */
final class Tables {

    static final Upsert<Integer> PORTAL =
            new Upsert<>("portal", 1, false, List.of(column("id", Upsert.Type.INTEGER, id -> id)));

    static final Upsert<Article> ARTICLE = new Upsert<>(
            "article",
            1,
            true,
            List.of(
                    column("id", Upsert.Type.BIGINT, a -> a.id),
                    column("portal_id", Upsert.Type.INTEGER, a -> a.portalId),
                    column("content_id", Upsert.Type.INTEGER, a -> a.contentId),
                    column("language", Upsert.Type.TEXT, a -> a.language),
                    column("kicker", Upsert.Type.TEXT, a -> a.kicker),
                    column("title", Upsert.Type.TEXT, a -> a.title),
                    column("short_title", Upsert.Type.TEXT, a -> a.shortTitle),
                    column("summary", Upsert.Type.TEXT, a -> a.summary),
                    column("lead", Upsert.Type.TEXT, a -> a.lead),
                    column("body_html", Upsert.Type.TEXT, a -> a.bodyHtml),
                    column("body_text", Upsert.Type.TEXT, a -> a.bodyText),
                    column("word_count", Upsert.Type.INTEGER, a -> a.wordCount),
                    column("reading_minutes", Upsert.Type.INTEGER, a -> a.readingMinutes),
                    column("text_version", Upsert.Type.INTEGER, a -> a.textVersion),
                    column("author_id", Upsert.Type.INTEGER, a -> a.authorId),
                    column("tag_id", Upsert.Type.INTEGER, a -> a.tagId),
                    column("source_name", Upsert.Type.TEXT, a -> a.sourceName),
                    column("source_url", Upsert.Type.TEXT, a -> a.sourceUrl),
                    column("published_at", Upsert.Type.TIME, a -> a.publishedAt),
                    column("event_at", Upsert.Type.TIME, a -> a.event == null ? null : a.event.at()),
                    column("event_start", Upsert.Type.TIME, a -> a.event == null ? null : a.event.start()),
                    column("event_end", Upsert.Type.TIME, a -> a.event == null ? null : a.event.end()),
                    column("created_at", Upsert.Type.TIME, a -> a.createdAt),
                    column("updated_at", Upsert.Type.TIME, a -> a.updatedAt),
                    column("comments_enabled", Upsert.Type.BOOLEAN, a -> a.commentsEnabled),
                    column("display_image", Upsert.Type.BOOLEAN, a -> a.display.image()),
                    column("display_details", Upsert.Type.BOOLEAN, a -> a.display.details()),
                    column("display_related_images", Upsert.Type.BOOLEAN, a -> a.display.relatedImages()),
                    column("display_in_slider", Upsert.Type.BOOLEAN, a -> a.display.inSlider()),
                    column("display_title_in_slider", Upsert.Type.BOOLEAN, a -> a.display.titleInSlider()),
                    column("display_columns", Upsert.Type.INTEGER, a -> a.display.columns()),
                    column("rating_average", Upsert.Type.DOUBLE, a -> a.rating == null ? null : a.rating.average()),
                    column("rating_count", Upsert.Type.INTEGER, a -> a.rating == null ? null : a.rating.count()),
                    column("rating_last_at", Upsert.Type.TIME, a -> a.rating == null ? null : a.rating.lastAt()),
                    column("removed_at", Upsert.Type.TIME, a -> a.removedAt),
                    column(
                            "removal_reason",
                            Upsert.Type.TEXT,
                            a -> a.removalReason == null ? null : a.removalReason.name()),
                    column("source_digest", Upsert.Type.BYTES, a -> a.sourceDigest),
                    column("seen", Upsert.Type.BOOLEAN, a -> a.seen),
                    column("change_number", Upsert.Type.BIGINT, a -> a.changeNumber),
                    column("changed_at", Upsert.Type.TIME, a -> a.changedAt)));

    static final Upsert<Attachment> ATTACHMENT = new Upsert<>(
            "attachment",
            2,
            true,
            List.of(
                    column("article_id", Upsert.Type.BIGINT, a -> a.articleId),
                    column("position", Upsert.Type.INTEGER, a -> a.position),
                    column("number", Upsert.Type.BIGINT, a -> a.number),
                    column("kind", Upsert.Type.TEXT, a -> a.kind.name()),
                    column("title", Upsert.Type.TEXT, a -> a.title),
                    column("extension", Upsert.Type.TEXT, a -> a.extension),
                    column("path", Upsert.Type.TEXT, a -> a.path),
                    column("width", Upsert.Type.INTEGER, a -> a.width),
                    column("height", Upsert.Type.INTEGER, a -> a.height),
                    column("bytes", Upsert.Type.INTEGER, a -> a.bytes),
                    column("variants", Upsert.Type.JSON, Attachment::variantsJson)));

    static final Upsert<String> SEARCH_CONFIGURATION =
            new Upsert<>("search_configuration", 1, false, List.of(column("name", Upsert.Type.TEXT, name -> name)));

    static final Upsert<ArticleRows> ARTICLE_SEARCH = new Upsert<>(
            "article_search",
            1,
            true,
            List.of(
                    column("article_id", Upsert.Type.BIGINT, rows -> rows.article().id),
                    column("configuration", Upsert.Type.TEXT, rows -> rows.configuration()),
                    column("vector", Upsert.Type.VECTOR, rows -> rows.vector()),
                    column("version", Upsert.Type.INTEGER, rows -> SearchText.VERSION)));

    static final Upsert<ArticleDraft> SOURCE_RECORD = new Upsert<>(
            "source_record",
            2,
            false,
            List.of(
                    column(
                            "article_id",
                            Upsert.Type.BIGINT,
                            draft -> draft.key().id()),
                    column("digest", Upsert.Type.BYTES, draft -> draft.source().digest()),
                    column("record", Upsert.Type.BYTES, draft -> draft.source().record()),
                    column("format", Upsert.Type.TEXT, draft -> draft.source().format()),
                    column("run_id", Upsert.Type.BIGINT, draft -> draft.source().runId())));

    private Tables() {}

    private static <T> Column<T> column(String name, Upsert.Type type, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, value);
    }
}

package org.contentgateway.content;

import java.util.List;
import java.util.function.Function;
import org.contentgateway.content.Upsert.Column;
import org.contentgateway.content.Upsert.Type;
import org.jspecify.annotations.Nullable;

/** The tables of articles, as they are written. */
final class Tables {

    static final Upsert<Integer> PORTAL =
            new Upsert<>("portal", 1, false, List.of(column("id", Type.INTEGER, id -> id)));

    static final Upsert<Article> ARTICLE = new Upsert<>(
            "article",
            1,
            true,
            List.of(
                    column("id", Type.BIGINT, a -> a.id),
                    column("portal_id", Type.INTEGER, a -> a.portalId),
                    column("content_id", Type.INTEGER, a -> a.contentId),
                    column("language", Type.TEXT, a -> a.language),
                    column("kicker", Type.TEXT, a -> a.kicker),
                    column("title", Type.TEXT, a -> a.title),
                    column("short_title", Type.TEXT, a -> a.shortTitle),
                    column("summary", Type.TEXT, a -> a.summary),
                    column("lead", Type.TEXT, a -> a.lead),
                    column("body_html", Type.TEXT, a -> a.bodyHtml),
                    column("body_text", Type.TEXT, a -> a.bodyText),
                    column("body_markdown", Type.TEXT, a -> a.bodyMarkdown),
                    column("body_blocks", Type.JSON, a -> a.bodyBlocks),
                    column("word_count", Type.INTEGER, a -> a.wordCount),
                    column("reading_minutes", Type.INTEGER, a -> a.readingMinutes),
                    column("text_version", Type.INTEGER, a -> a.textVersion),
                    column("author_id", Type.INTEGER, a -> a.authorId),
                    column("tag_id", Type.INTEGER, a -> a.tagId),
                    column("source_name", Type.TEXT, a -> a.sourceName),
                    column("source_url", Type.TEXT, a -> a.sourceUrl),
                    column("published_at", Type.TIME, a -> a.publishedAt),
                    column("event_at", Type.TIME, a -> a.event == null ? null : a.event.at()),
                    column("event_start", Type.TIME, a -> a.event == null ? null : a.event.start()),
                    column("event_end", Type.TIME, a -> a.event == null ? null : a.event.end()),
                    column("created_at", Type.TIME, a -> a.createdAt),
                    column("updated_at", Type.TIME, a -> a.updatedAt),
                    column("comments_enabled", Type.BOOLEAN, a -> a.commentsEnabled),
                    column("display_image", Type.BOOLEAN, a -> a.display.image()),
                    column("display_details", Type.BOOLEAN, a -> a.display.details()),
                    column("display_related_images", Type.BOOLEAN, a -> a.display.relatedImages()),
                    column("display_in_slider", Type.BOOLEAN, a -> a.display.inSlider()),
                    column("display_title_in_slider", Type.BOOLEAN, a -> a.display.titleInSlider()),
                    column("display_columns", Type.INTEGER, a -> a.display.columns()),
                    column("rating_average", Type.DOUBLE, a -> a.rating == null ? null : a.rating.average()),
                    column("rating_count", Type.INTEGER, a -> a.rating == null ? null : a.rating.count()),
                    column("rating_last_at", Type.TIME, a -> a.rating == null ? null : a.rating.lastAt()),
                    column("removed_at", Type.TIME, a -> a.removedAt),
                    column("removal_reason", Type.TEXT, a -> a.removalReason == null ? null : a.removalReason.name()),
                    column("source_digest", Type.BYTES, a -> a.sourceDigest),
                    column("seen", Type.BOOLEAN, a -> a.seen),
                    column("change_number", Type.BIGINT, a -> a.changeNumber),
                    column("changed_at", Type.TIME, a -> a.changedAt)));

    static final Upsert<Attachment> ATTACHMENT = new Upsert<>(
            "attachment",
            2,
            true,
            List.of(
                    column("article_id", Type.BIGINT, a -> a.articleId),
                    column("position", Type.INTEGER, a -> a.position),
                    column("number", Type.BIGINT, a -> a.number),
                    column("kind", Type.TEXT, a -> a.kind.name()),
                    column("title", Type.TEXT, a -> a.title),
                    column("extension", Type.TEXT, a -> a.extension),
                    column("path", Type.TEXT, a -> a.path),
                    column("width", Type.INTEGER, a -> a.width),
                    column("height", Type.INTEGER, a -> a.height),
                    column("bytes", Type.INTEGER, a -> a.bytes),
                    column("variants", Type.JSON, Attachment::variantsJson)));

    static final Upsert<String> SEARCH_CONFIGURATION =
            new Upsert<>("search_configuration", 1, false, List.of(column("name", Type.TEXT, name -> name)));

    static final Upsert<ArticleRows> ARTICLE_SEARCH = new Upsert<>(
            "article_search",
            1,
            true,
            List.of(
                    column("article_id", Type.BIGINT, rows -> rows.article().id),
                    column("configuration", Type.TEXT, rows -> rows.configuration()),
                    column("vector", Type.VECTOR, rows -> rows.vector())));

    static final Upsert<ArticleDraft> SOURCE_RECORD = new Upsert<>(
            "source_record",
            2,
            false,
            List.of(
                    column("article_id", Type.BIGINT, draft -> draft.key().id()),
                    column("digest", Type.BYTES, draft -> draft.source().digest()),
                    column("record", Type.BYTES, draft -> draft.source().record()),
                    column("format", Type.TEXT, draft -> draft.source().format()),
                    column("run_id", Type.BIGINT, draft -> draft.source().runId())));

    private Tables() {}

    private static <T> Column<T> column(String name, Type type, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, value);
    }
}

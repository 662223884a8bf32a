package org.contentgateway.content.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.AttachmentEntity;
import org.contentgateway.content.search.SearchDocument;
import org.contentgateway.content.store.Upsert.Column;
import org.jspecify.annotations.Nullable;

/** Upsert statements of the article tables. */
final class Tables {

    static final Upsert<Integer> PORTAL =
            new Upsert<>("portal", 1, false, List.of(column("id", Upsert.ColumnType.INTEGER, id -> id)));

    static final Upsert<ArticleEntity> ARTICLE = new Upsert<>(
            "article",
            1,
            true,
            List.of(
                    column("id", Upsert.ColumnType.BIGINT, a -> a.id),
                    column("portal_id", Upsert.ColumnType.INTEGER, a -> a.portalId),
                    column("content_id", Upsert.ColumnType.INTEGER, a -> a.contentId),
                    column("language", Upsert.ColumnType.TEXT, a -> a.texts.language()),
                    column("kicker", Upsert.ColumnType.TEXT, a -> a.texts.kicker()),
                    column("title", Upsert.ColumnType.TEXT, a -> a.texts.title()),
                    column("short_title", Upsert.ColumnType.TEXT, a -> a.texts.shortTitle()),
                    column("summary", Upsert.ColumnType.TEXT, a -> a.texts.summary()),
                    column("lead", Upsert.ColumnType.TEXT, a -> a.lead),
                    column("body_html", Upsert.ColumnType.TEXT, a -> a.bodyHtml),
                    column("body_text", Upsert.ColumnType.TEXT, a -> a.bodyText),
                    column("word_count", Upsert.ColumnType.INTEGER, a -> a.wordCount),
                    column("reading_minutes", Upsert.ColumnType.INTEGER, a -> a.readingMinutes),
                    column("text_version", Upsert.ColumnType.INTEGER, a -> a.textVersion),
                    column("author_id", Upsert.ColumnType.INTEGER, a -> a.origin == null ? null : a.origin.authorId()),
                    column("tag_id", Upsert.ColumnType.INTEGER, a -> a.origin == null ? null : a.origin.tagId()),
                    column("source_name", Upsert.ColumnType.TEXT, a -> a.origin == null ? null : a.origin.sourceName()),
                    column("source_url", Upsert.ColumnType.TEXT, a -> a.origin == null ? null : a.origin.sourceUrl()),
                    column("published_at", Upsert.ColumnType.TIME, a -> a.dates.publishedAt()),
                    column(
                            "event_at",
                            Upsert.ColumnType.TIME,
                            a -> a.dates.event() == null
                                    ? null
                                    : a.dates.event().at()),
                    column(
                            "event_start",
                            Upsert.ColumnType.TIME,
                            a -> a.dates.event() == null
                                    ? null
                                    : a.dates.event().start()),
                    column(
                            "event_end",
                            Upsert.ColumnType.TIME,
                            a -> a.dates.event() == null
                                    ? null
                                    : a.dates.event().end()),
                    column("created_at", Upsert.ColumnType.TIME, a -> a.dates.createdAt()),
                    column("updated_at", Upsert.ColumnType.TIME, a -> a.dates.updatedAt()),
                    column("comments_enabled", Upsert.ColumnType.BOOLEAN, a -> a.commentsEnabled),
                    column("display_image", Upsert.ColumnType.BOOLEAN, a -> a.display.image()),
                    column("display_details", Upsert.ColumnType.BOOLEAN, a -> a.display.details()),
                    column("display_related_images", Upsert.ColumnType.BOOLEAN, a -> a.display.relatedImages()),
                    column("display_in_slider", Upsert.ColumnType.BOOLEAN, a -> a.display.inSlider()),
                    column("display_title_in_slider", Upsert.ColumnType.BOOLEAN, a -> a.display.titleInSlider()),
                    column("display_columns", Upsert.ColumnType.INTEGER, a -> a.display.columns()),
                    column(
                            "rating_average",
                            Upsert.ColumnType.DOUBLE,
                            a -> a.rating == null ? null : a.rating.average()),
                    column("rating_count", Upsert.ColumnType.INTEGER, a -> a.rating == null ? null : a.rating.count()),
                    column("rating_last_at", Upsert.ColumnType.TIME, a -> a.rating == null ? null : a.rating.lastAt()),
                    column("lead_image", Upsert.ColumnType.TEXT, a -> a.leadImage),
                    column("removed_at", Upsert.ColumnType.TIME, a -> a.removedAt),
                    column(
                            "removal_reason",
                            Upsert.ColumnType.TEXT,
                            a -> a.removalReason == null ? null : a.removalReason.name()),
                    column("key_terms", Upsert.ColumnType.TEXT_ARRAY, a -> arrayLiteral(a.keyTerms)),
                    column("source_digest", Upsert.ColumnType.BYTES, a -> a.sourceDigest),
                    column("seen", Upsert.ColumnType.BOOLEAN, a -> a.seen),
                    column("change_number", Upsert.ColumnType.BIGINT, a -> a.changeNumber),
                    column("changed_at", Upsert.ColumnType.TIME, a -> a.changedAt)));

    static final Upsert<AttachmentEntity> ATTACHMENT = new Upsert<>(
            "attachment",
            2,
            true,
            List.of(
                    column("article_id", Upsert.ColumnType.BIGINT, a -> a.articleId),
                    column("position", Upsert.ColumnType.INTEGER, a -> a.position),
                    column("number", Upsert.ColumnType.BIGINT, a -> a.number),
                    column("kind", Upsert.ColumnType.TEXT, a -> a.kind.name()),
                    column("title", Upsert.ColumnType.TEXT, a -> a.title),
                    column("extension", Upsert.ColumnType.TEXT, a -> a.extension),
                    column("path", Upsert.ColumnType.TEXT, a -> a.path),
                    column("bytes", Upsert.ColumnType.INTEGER, a -> a.bytes),
                    column("picture", Upsert.ColumnType.TEXT, a -> a.picture)));

    static final Upsert<String> SEARCH_CONFIGURATION = new Upsert<>(
            "search_configuration", 1, false, List.of(column("name", Upsert.ColumnType.TEXT, name -> name)));

    static final Upsert<ArticleRows> ARTICLE_SEARCH = new Upsert<>(
            "article_search",
            1,
            true,
            List.of(
                    column("article_id", Upsert.ColumnType.BIGINT, rows -> rows.article().id),
                    column("configuration", Upsert.ColumnType.TEXT, rows -> rows.configuration()),
                    column(
                            "language",
                            Upsert.ColumnType.TEXT,
                            rows -> rows.article().texts.language()),
                    column(
                            "published_at",
                            Upsert.ColumnType.TIME,
                            rows -> rows.article().dates.publishedAt()),
                    column("removed_at", Upsert.ColumnType.TIME, rows -> rows.article().removedAt),
                    column("version", Upsert.ColumnType.INTEGER, rows -> SearchDocument.VERSION),
                    column(
                            "ranking",
                            Upsert.ColumnType.VECTOR,
                            rows -> rows.vectors().ranking()),
                    column(
                            "vector",
                            Upsert.ColumnType.VECTOR,
                            rows -> rows.vectors().index())));

    static final Upsert<ArticleDraft> SOURCE_RECORD = new Upsert<>(
            "source_record",
            2,
            false,
            List.of(
                    column(
                            "article_id",
                            Upsert.ColumnType.BIGINT,
                            draft -> draft.key().id()),
                    column(
                            "digest",
                            Upsert.ColumnType.BYTES,
                            draft -> draft.source().digest()),
                    column(
                            "record",
                            Upsert.ColumnType.BYTES,
                            draft -> draft.source().record()),
                    column(
                            "format",
                            Upsert.ColumnType.TEXT,
                            draft -> draft.source().format()),
                    column(
                            "run_id",
                            Upsert.ColumnType.BIGINT,
                            draft -> draft.source().runId())));

    private Tables() {}

    /** Returns PostgreSQL's text format of a text array. */
    static String arrayLiteral(List<String> elements) {
        return elements.stream()
                .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }

    private static <T> Column<T> column(String name, Upsert.ColumnType type, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, value);
    }
}

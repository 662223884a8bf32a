package org.contentgateway.api;

import static org.contentgateway.content.ArticleColumn.*;

import io.smallrye.graphql.api.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.graphql.execution.CurrentField;
import org.contentgateway.graphql.execution.PlannedField;

/** The fields that a query selects below a field, which decide what is read. */
final class Selection {

    /** The columns that the fields of an article are made from. Those not listed need the article's id only. */
    private static final Map<String, Set<ArticleColumn>> COLUMNS = Map.ofEntries(
            entry("language", LANGUAGE),
            entry("direction", LANGUAGE),
            entry("kicker", KICKER),
            entry("title", TITLE),
            entry("shortTitle", SHORT_TITLE),
            entry("summary", SUMMARY),
            entry("excerpt", LEAD),
            entry("bodyHtml", BODY_HTML),
            entry("bodyMarkdown", BODY_HTML),
            entry("bodyBlocks", BODY_HTML),
            entry("bodyText", BODY_TEXT),
            entry("wordCount", WORD_COUNT),
            entry("readingMinutes", READING_MINUTES),
            entry("authorId", AUTHOR_ID),
            entry("tagId", TAG_ID),
            entry("sourceName", SOURCE_NAME),
            entry("sourceUrl", SOURCE_URL),
            entry("publishedAt", PUBLISHED_AT),
            entry("createdAt", CREATED_AT),
            entry("updatedAt", UPDATED_AT),
            entry("event", EVENT_AT, EVENT_START, EVENT_END),
            entry("commentsEnabled", COMMENTS_ENABLED),
            entry(
                    "display",
                    DISPLAY_IMAGE,
                    DISPLAY_DETAILS,
                    DISPLAY_RELATED_IMAGES,
                    DISPLAY_IN_SLIDER,
                    DISPLAY_TITLE_IN_SLIDER,
                    DISPLAY_COLUMNS),
            entry("rating", RATING_AVERAGE, RATING_COUNT, RATING_LAST_AT),
            entry("image", LEAD_IMAGE),
            entry("imageUrl", LEAD_IMAGE),
            entry(
                    "jsonLd",
                    TITLE,
                    SHORT_TITLE,
                    SUMMARY,
                    LEAD,
                    PUBLISHED_AT,
                    UPDATED_AT,
                    LANGUAGE,
                    WORD_COUNT,
                    LEAD_IMAGE));

    private final CurrentField current;

    private Selection(CurrentField current) {
        this.current = current;
    }

    /** The selection of the field of the query type that is being resolved. */
    static Selection current() {
        return new Selection(CurrentField.get());
    }

    /** Whether a field is selected, by a path such as {@code pageInfo/hasNextPage}. */
    boolean has(String path) {
        return current.selection().has(path);
    }

    /** What to read of articles that the field itself returns. */
    FetchPlan article() throws BadRequestException {
        return plan(List.of(current.selection()), true);
    }

    /** What to read of the articles of a connection. */
    FetchPlan connection() throws BadRequestException {
        return articlesAt("nodes", "edges/node");
    }

    /** What to read of the articles of a page of changes. */
    FetchPlan changedArticle() throws BadRequestException {
        return articlesAt("nodes/article");
    }

    private FetchPlan articlesAt(String... paths) throws BadRequestException {
        return plan(Stream.of(paths).flatMap(current.selection()::at).toList(), true);
    }

    private FetchPlan plan(List<PlannedField> articles, boolean relatedAllowed) throws BadRequestException {
        var columns = EnumSet.noneOf(ArticleColumn.class);
        for (var article : articles) {
            for (var field : article.fields()) {
                columns.addAll(COLUMNS.getOrDefault(field.name(), Set.of()));
            }
        }
        return new FetchPlan(columns, hasAttachments(articles), related(articles, relatedAllowed));
    }

    /** Aliases may request different numbers: the largest is read, and each alias takes its part. */
    private FetchPlan.@Nullable RelatedPlan related(List<PlannedField> articles, boolean relatedAllowed)
            throws BadRequestException {
        var fields = articles.stream().flatMap(article -> article.at("related")).toList();
        if (fields.isEmpty()) {
            return null;
        }
        if (!relatedAllowed) {
            throw new BadRequestException("related: Not available within related articles. Query the articles "
                    + "related to a related one separately.");
        }
        var first = fields.stream().mapToInt(this::first).max().orElseThrow();
        return new FetchPlan.RelatedPlan(Math.max(0, Math.min(first, ArticleFields.MAX_RELATED)), plan(fields, false));
    }

    /** Default values of SmallRye are decimals, values of clients integers. */
    private int first(PlannedField related) {
        return ((Number) Objects.requireNonNull(current.arguments(related).get("first"), "an argument with a default"))
                .intValue();
    }

    private static boolean hasAttachments(List<PlannedField> articles) {
        return articles.stream().anyMatch(article -> article.has("attachments"));
    }

    private static Map.Entry<String, Set<ArticleColumn>> entry(String field, ArticleColumn... columns) {
        return Map.entry(field, Set.of(columns));
    }
}

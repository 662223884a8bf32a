package org.contentgateway.api;

import static org.contentgateway.content.ArticleColumn.*;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.content.FetchPlan;

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

    private final DataFetchingFieldSelectionSet selected;

    private Selection(DataFetchingFieldSelectionSet selected) {
        this.selected = selected;
    }

    /** The selection of the field that is being resolved. */
    static Selection of(Context context) {
        return new Selection(context.unwrap(DataFetchingEnvironment.class).getSelectionSet());
    }

    /** Whether a field is selected, by a path such as {@code pageInfo/hasNextPage}. */
    boolean has(String path) {
        return selected.contains(path);
    }

    /** What to read of articles that the field itself returns. */
    FetchPlan article() throws BadRequestException {
        return plan(List.of(selected), true);
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
        var articles = Stream.of(paths)
                .flatMap(path -> selected.getFields(path).stream())
                .map(SelectedField::getSelectionSet)
                .toList();
        return plan(articles, true);
    }

    private static FetchPlan plan(List<DataFetchingFieldSelectionSet> articles, boolean relatedAllowed)
            throws BadRequestException {
        var columns = EnumSet.noneOf(ArticleColumn.class);
        for (var article : articles) {
            for (var field : article.getImmediateFields()) {
                columns.addAll(COLUMNS.getOrDefault(field.getName(), Set.of()));
            }
        }
        return new FetchPlan(columns, hasAttachments(articles), related(articles, relatedAllowed));
    }

    /** Aliases may request different numbers: the largest is read, and each alias takes its part. */
    private static FetchPlan.@Nullable RelatedPlan related(
            List<DataFetchingFieldSelectionSet> articles, boolean relatedAllowed) throws BadRequestException {
        var fields = articles.stream()
                .flatMap(article -> article.getFields("related").stream())
                .toList();
        if (fields.isEmpty()) {
            return null;
        }
        if (!relatedAllowed) {
            throw new BadRequestException("related: Not available within related articles. Query the articles "
                    + "related to a related one separately.");
        }
        var first = fields.stream().mapToInt(Selection::first).max().orElseThrow();
        var selected = fields.stream().map(SelectedField::getSelectionSet).toList();
        return new FetchPlan.RelatedPlan(
                Math.max(0, Math.min(first, ArticleFields.MAX_RELATED)), plan(selected, false));
    }

    /** Default values of SmallRye are decimals, values of clients integers. */
    private static int first(SelectedField related) {
        return ((Number) Objects.requireNonNull(related.getArguments().get("first"), "an argument with a default"))
                .intValue();
    }

    private static boolean hasAttachments(List<DataFetchingFieldSelectionSet> articles) {
        return articles.stream().anyMatch(article -> article.contains("attachments"));
    }

    private static Map.Entry<String, Set<ArticleColumn>> entry(String field, ArticleColumn... columns) {
        return Map.entry(field, Set.of(columns));
    }
}

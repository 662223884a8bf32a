package org.contentgateway.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.contentgateway.content.FetchPlan;

/** The fields that a query selects below a field, which decide what is read. */
final class Selection {

    private static final String[] BODIES = {"bodyHtml", "bodyText", "bodyMarkdown", "bodyBlocks"};
    private static final String[] ATTACHMENTS = {"image", "imageUrl", "attachments", "jsonLd"};

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
        return new FetchPlan(
                hasAny(articles, BODIES), hasAny(articles, ATTACHMENTS), related(articles, relatedAllowed));
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

    private static boolean hasAny(List<DataFetchingFieldSelectionSet> articles, String[] fields) {
        return articles.stream().anyMatch(article -> Stream.of(fields).anyMatch(article::contains));
    }
}

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

/** What a query selects below a field, and so what has to be read for it. */
final class Selection {

    private static final String[] BODIES = {"bodyHtml", "bodyText", "bodyMarkdown", "bodyBlocks"};
    private static final String[] ATTACHMENTS = {"image", "imageUrl", "attachments", "jsonLd"};

    private final DataFetchingFieldSelectionSet selected;

    private Selection(DataFetchingFieldSelectionSet selected) {
        this.selected = selected;
    }

    /** What is selected below the field that is being resolved. */
    static Selection of(Context context) {
        return new Selection(context.unwrap(DataFetchingEnvironment.class).getSelectionSet());
    }

    /** Whether a field is selected, by its path as {@code pageInfo/hasNextPage}. */
    boolean has(String path) {
        return selected.contains(path);
    }

    /** How much to read of the articles that the field itself answers with. */
    FetchPlan article() throws BadRequestException {
        return shape(List.of(selected), true);
    }

    /** How much to read of the articles of a connection. */
    FetchPlan connection() throws BadRequestException {
        return articlesAt("nodes", "edges/node");
    }

    /** How much to read of the articles of a page of changes. */
    FetchPlan changedArticle() throws BadRequestException {
        return articlesAt("nodes/article");
    }

    private FetchPlan articlesAt(String... paths) throws BadRequestException {
        var articles = Stream.of(paths)
                .flatMap(path -> selected.getFields(path).stream())
                .map(SelectedField::getSelectionSet)
                .toList();
        return shape(articles, true);
    }

    private static FetchPlan shape(List<DataFetchingFieldSelectionSet> articles, boolean relatable)
            throws BadRequestException {
        return new FetchPlan(hasAny(articles, BODIES), hasAny(articles, ATTACHMENTS), related(articles, relatable));
    }

    /** Aliases may ask for different numbers: as many as the most are read, and each takes its own. */
    private static FetchPlan.@Nullable RelatedPlan related(
            List<DataFetchingFieldSelectionSet> articles, boolean relatable) throws BadRequestException {
        var fields = articles.stream()
                .flatMap(article -> article.getFields("related").stream())
                .toList();
        if (fields.isEmpty()) {
            return null;
        }
        if (!relatable) {
            throw new BadRequestException("related: each level would be twenty times the one before. Ask for the "
                    + "articles related to a related one in a query of their own.");
        }
        var first = fields.stream().mapToInt(Selection::first).max().orElseThrow();
        var selected = fields.stream().map(SelectedField::getSelectionSet).toList();
        return new FetchPlan.RelatedPlan(
                Math.max(0, Math.min(first, ArticleFields.MAX_RELATED)), shape(selected, false));
    }

    /** SmallRye's defaults are decimals, what a client sends is an int. */
    private static int first(SelectedField related) {
        return ((Number) Objects.requireNonNull(related.getArguments().get("first"), "it has a default")).intValue();
    }

    private static boolean hasAny(List<DataFetchingFieldSelectionSet> articles, String[] fields) {
        return articles.stream().anyMatch(article -> Stream.of(fields).anyMatch(article::contains));
    }
}

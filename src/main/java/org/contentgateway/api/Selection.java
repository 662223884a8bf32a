package org.contentgateway.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import io.smallrye.graphql.api.Context;
import java.util.stream.Stream;
import org.contentgateway.content.Shape;

/** What a query selects below a field, and so what has to be read for it. */
final class Selection {

    private static final String[] BODIES = {"bodyHtml", "bodyText", "bodyMarkdown", "bodyBlocks"};
    private static final String[] ATTACHMENTS = {"image", "imageUrl", "attachments"};

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
    Shape article() {
        return articles("");
    }

    /** How much to read of the articles of a connection. */
    Shape connection() {
        return articles("nodes/", "edges/node/");
    }

    /** How much to read of the articles of a page of changes. */
    Shape changedArticle() {
        return articles("nodes/article/");
    }

    /** How much to read of the articles that a search found; snippets are cut from bodies. */
    Shape searched(boolean snippets) {
        var shape = connection();
        return new Shape(shape.bodies() || snippets, shape.attachments());
    }

    private Shape articles(String... parents) {
        return new Shape(hasAny(parents, BODIES), hasAny(parents, ATTACHMENTS));
    }

    private boolean hasAny(String[] parents, String[] fields) {
        return Stream.of(parents).anyMatch(parent -> Stream.of(fields).anyMatch(field -> has(parent + field)));
    }
}

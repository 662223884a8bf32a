package org.contentgateway.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import io.smallrye.graphql.api.Context;
import org.contentgateway.content.Shape;

/** What a query selects of its articles, and so what has to be read for them. */
final class Selection {

    private static final String[] BODIES = {"bodyHtml", "bodyText", "bodyMarkdown", "bodyBlocks"};
    private static final String[] ATTACHMENTS = {"image", "imageUrl", "attachments"};

    private Selection() {}

    /** For a field that answers with an article. */
    static Shape ofArticle(Context context) {
        var selected = selected(context);
        return new Shape(selects(selected, "", BODIES), selects(selected, "", ATTACHMENTS));
    }

    /** For a field that answers with a connection of articles. */
    static Shape ofConnection(Context context) {
        var selected = selected(context);
        return new Shape(
                selects(selected, "nodes/", BODIES) || selects(selected, "edges/node/", BODIES),
                selects(selected, "nodes/", ATTACHMENTS) || selects(selected, "edges/node/", ATTACHMENTS));
    }

    private static DataFetchingFieldSelectionSet selected(Context context) {
        return context.unwrap(DataFetchingEnvironment.class).getSelectionSet();
    }

    private static boolean selects(DataFetchingFieldSelectionSet selected, String parent, String[] fields) {
        for (var field : fields) {
            if (selected.contains(parent + field)) {
                return true;
            }
        }
        return false;
    }
}

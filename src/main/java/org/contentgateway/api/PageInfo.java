package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** The position of a page in its list (Relay's cursor connections specification). */
@Description("Position of a page in its list.")
public record PageInfo(
        @Description("Whether the list has articles after this page.")
        boolean hasNextPage,

        @Description("Whether the list has articles before this page.")
        boolean hasPreviousPage,

        @Nullable @Description("Cursor of the page's first article; null on an empty page.")
        String startCursor,

        @Nullable
        @Description("Cursor of the page's last article: pass it as after to get the next page. Null on an empty page.")
        String endCursor) {

    static PageInfo of(List<String> cursors, boolean hasPrevious, boolean hasNext) {
        return cursors.isEmpty()
                ? new PageInfo(hasNext, hasPrevious, null, null)
                : new PageInfo(hasNext, hasPrevious, cursors.get(0), cursors.get(cursors.size() - 1));
    }
}

package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** Where a page stands in its list (Relay's cursor connections). */
@Description("Where a page stands in its list.")
public record PageInfo(
        @Description("Whether more articles follow this page.")
        boolean hasNextPage,

        @Description("Whether articles come before this page.")
        boolean hasPreviousPage,

        @Nullable @Description("The cursor of the page's first article.")
        String startCursor,

        @Nullable @Description("The cursor of the page's last article: pass it as after.")
        String endCursor) {

    static PageInfo of(List<String> cursors, boolean hasPrevious, boolean hasNext) {
        return cursors.isEmpty()
                ? new PageInfo(hasNext, hasPrevious, null, null)
                : new PageInfo(hasNext, hasPrevious, cursors.get(0), cursors.get(cursors.size() - 1));
    }
}

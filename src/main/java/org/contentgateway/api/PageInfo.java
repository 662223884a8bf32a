package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
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
        String endCursor) {}

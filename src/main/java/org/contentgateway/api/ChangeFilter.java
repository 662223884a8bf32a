package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Whose changes a client wants to hear of. */
@Input("ChangeFilter")
@Description("Whose changes to hear of. A token belongs to the filter that it was made with.")
public record ChangeFilter(
        @Nullable @Description("Of this portal.") Integer portal,

        @Nullable @Description("In this language, as a BCP 47 tag.")
        String language) {

    static final ChangeFilter ALL = new ChangeFilter(null, null);
}

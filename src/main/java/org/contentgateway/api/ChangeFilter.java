package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.LanguageTag;
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

    /** The same filter, in the one way that languages are stored. */
    ChangeFilter canonical() {
        return language == null
                ? this
                : new ChangeFilter(portal, LanguageTag.canonical(language).orElse(language));
    }

    /** The same number for the same filter, in every version and on every machine: tokens keep it. */
    int digest() {
        return (portal + "/" + language).hashCode();
    }
}

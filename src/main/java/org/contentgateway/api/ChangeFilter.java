package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.LanguageTag;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** The filter of a sync. */
@Input("ChangeFilter")
@Description(
        "Conditions on the articles whose changes are returned. A token is valid only with the filter that it was made with.")
public record ChangeFilter(
        @Nullable @Description("Number of the portal.") Integer portal,

        @Nullable @Description("Language, as a BCP 47 tag.") String language) {

    static final ChangeFilter ALL = new ChangeFilter(null, null);

    /** The filter with the canonical language tag, as it is stored. */
    ChangeFilter canonical() {
        return language == null
                ? this
                : new ChangeFilter(portal, LanguageTag.canonical(language).orElse(language));
    }

    /** A number that identifies the filter. It is part of tokens, so it must not differ between versions or machines. */
    int digest() {
        return (portal + "/" + language).hashCode();
    }
}

package org.contentgateway.api;

import org.contentgateway.content.Display;
import org.eclipse.microprofile.graphql.Description;

/** Display options in the GraphQL schema. */
@Description("Display options that the editors set for an article.")
public record DisplayOptions(
        @Description("Whether to show the lead image.") boolean image,

        @Description("Whether to show details: author, dates, source.")
        boolean details,

        @Description("Whether to show pictures of related articles.")
        boolean relatedImages,

        @Description("Whether the article belongs in the front page's slider.")
        boolean inSlider,

        @Description("Whether the slider shows the title.") boolean titleInSlider,

        @Description("Number of columns of the body; 0 where the editors set none.")
        int columns) {

    static DisplayOptions of(Display display) {
        return new DisplayOptions(
                display.image(),
                display.details(),
                display.relatedImages(),
                display.inSlider(),
                display.titleInSlider(),
                display.columns());
    }
}

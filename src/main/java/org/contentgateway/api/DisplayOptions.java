package org.contentgateway.api;

import org.contentgateway.content.Display;
import org.eclipse.microprofile.graphql.Description;

/** What the editors want shown, as clients see it. */
@Description("What the editors want shown with the article.")
public record DisplayOptions(
        @Description("The lead image.") boolean image,
        @Description("The details: author, dates, source.") boolean details,
        @Description("The pictures of related articles.") boolean relatedImages,

        @Description("The article in the front page's slider.")
        boolean inSlider,

        @Description("Its title there too.") boolean titleInSlider,

        @Description("How many columns the body is set in; 0 where the editors leave it open.")
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

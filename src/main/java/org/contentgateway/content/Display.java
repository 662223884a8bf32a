package org.contentgateway.content;

import jakarta.persistence.Embeddable;

/** What the editors want shown with an article. */
@Embeddable
public record Display(
        boolean image, boolean details, boolean relatedImages, boolean inSlider, boolean titleInSlider, int columns) {}

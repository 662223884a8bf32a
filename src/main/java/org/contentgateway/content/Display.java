package org.contentgateway.content;

import jakarta.persistence.Embeddable;

/**
 * The editors' display settings of an article.
 *
 * @param image whether to show the lead image
 * @param columns number of columns of the body's layout; 0 if the editors leave it open
 */
@Embeddable
public record Display(
        boolean image, boolean details, boolean relatedImages, boolean inSlider, boolean titleInSlider, int columns) {}

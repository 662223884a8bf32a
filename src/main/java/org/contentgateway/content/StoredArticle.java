package org.contentgateway.content;

import java.util.List;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article with the parts that a {@link FetchPlan} selects.
 *
 * @param body null if not selected
 * @param attachments in the editors' order; empty if not selected
 * @param related the most similar article first; empty if not selected
 */
public record StoredArticle(
        ArticleSummary summary, @Nullable Body body, List<StoredAttachment> attachments, List<StoredArticle> related) {}

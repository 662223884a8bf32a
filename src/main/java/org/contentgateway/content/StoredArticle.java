package org.contentgateway.content;

import java.util.List;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article as far as it was asked for.
 *
 * @param body null where no body was asked for
 * @param attachments empty where none were asked for
 * @param related the most like it first; empty where none were asked for
 */
public record StoredArticle(
        ArticleSummary summary, @Nullable Body body, List<StoredAttachment> attachments, List<StoredArticle> related) {}

package org.contentgateway.content;

import java.util.List;

/**
 * Consecutive articles of a list.
 *
 * @param more whether the range contains more articles than its limit: after these, or before them if it was read from
 *     its end
 */
public record Slice(List<StoredArticle> articles, boolean more) {}

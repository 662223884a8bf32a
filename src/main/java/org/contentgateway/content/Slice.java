package org.contentgateway.content;

import java.util.List;

/**
 * A run of consecutive articles of a list.
 *
 * @param more whether the range holds more than its limit: after these, or before them where it was read from its end
 */
public record Slice(List<StoredArticle> articles, boolean more) {}

package org.contentgateway.content;

import java.util.List;

/** A run of consecutive articles of a list, and whether more follow. */
public record Slice(List<StoredArticle> articles, boolean more) {}

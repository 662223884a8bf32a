package org.contentgateway.content;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The columns of an article that are read only when a body is asked for.
 *
 * @param blocks the body's blocks as JSON, read by {@link BlocksJson}
 */
@RegisterForReflection // instantiated by HQL
public record ArticleBody(String html, String text, String markdown, String blocks) {}

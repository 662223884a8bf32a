package org.contentgateway.content.search;

/**
 * The vectors of an article, in PostgreSQL's text format for {@code tsvector}.
 *
 * @param index all words, by which an article is found
 * @param ranking the words of title, kicker and summary, and the most frequent words of the body, which decide the score
 */
public record SearchVectors(String index, String ranking) {}

package org.contentgateway.text;

import java.util.List;

/**
 * A sanitized article body. Markdown and blocks are derived from {@code html} on demand.
 *
 * @param html allow-list-sanitized HTML, safe to insert into a page; one top-level block per line
 * @param text plain text with a blank line between paragraphs
 * @param wordCount number of words in {@code text}
 */
public record Body(String html, String text, int wordCount) {

    /**
     * Version of the conversion. Increment it whenever the same source yields a different body, so that stored articles
     * are reprocessed.
     */
    public static final int VERSION = 1;

    /** Mean silent reading rate for English non-fiction over 190 studies (Brysbaert, 2019). */
    private static final int WORDS_PER_MINUTE = 238;

    /** Sanitizes {@code html} and resolves its relative URLs against {@code base}. */
    public static Body ofHtml(String html, BaseUrls base) {
        var clean = HtmlSanitizer.sanitize(html, base);
        var text = PlainTextRenderer.render(clean);
        return new Body(CleanHtml.serialize(clean), text, PlainText.countWords(text));
    }

    /**
     * Converts text that contains character references but no tags. A blank line separates paragraphs; a single line
     * break becomes {@code <br>}.
     */
    public static Body ofEncodedText(String text, BaseUrls base) {
        return ofHtml(EncodedText.toHtml(text), base);
    }

    /**
     * Returns whether {@code encodedText} differs from {@code html} by more than removed tags. White space and the
     * encoding of characters are ignored.
     */
    public static boolean differByMoreThanTags(String html, String encodedText) {
        return EncodedText.differsFrom(html, encodedText);
    }

    /** Returns the body as CommonMark that renders to the same plain text. */
    public String markdown() {
        return markdown(html);
    }

    /** Returns a sanitized body as CommonMark that renders to the same plain text. */
    public static String markdown(String html) {
        return MarkdownRenderer.render(CleanHtml.parse(html));
    }

    /**
     * Returns the body as blocks for native apps that do not use a web view. An inferred heading is a {@link
     * Block.Heading} here but remains a paragraph in {@code html} and {@code markdown}, which cannot mark it as
     * inferred.
     */
    public List<Block> blocks() {
        return blocks(html);
    }

    /** Returns a sanitized body as {@link #blocks()}. */
    public static List<Block> blocks(String html) {
        return Blocks.of(CleanHtml.parse(html));
    }

    /** Returns the estimated reading time in whole minutes, rounded up; 0 for an empty body. */
    public int readingMinutes() {
        return (wordCount + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
    }
}

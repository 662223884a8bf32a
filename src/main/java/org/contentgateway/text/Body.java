package org.contentgateway.text;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A body as it is kept: what is dear to derive. Its other forms are read off its HTML, which is clean already.
 *
 * @param html sanitized by allow-list, safe to insert into a page; a block a line
 * @param text plain text, a blank line between paragraphs
 * @param wordCount the words of {@code text}
 */
public record Body(String html, String text, int wordCount) {

    /** Raised whenever the same source gives another result, so that stored bodies can be derived again. */
    public static final int VERSION = 1;

    /** Silent reading of English prose: the mean over 190 studies (Brysbaert, 2019). */
    private static final int WORDS_PER_MINUTE = 238;

    /** The body of {@code html} as an editor left it; its relative addresses resolve against {@code base}. */
    public static Body ofHtml(String html, BaseUrls base) {
        Element clean = HtmlSanitizer.sanitize(html, base);
        String text = PlainTextRenderer.render(clean);
        return new Body(CleanHtml.serialize(clean), text, PlainText.countWords(text));
    }

    /** The body of a text that holds entities but no tags: a blank line ends a paragraph, a line end breaks the line. */
    public static Body ofEncodedText(String text, BaseUrls base) {
        return ofHtml(EncodedText.toHtml(text), base);
    }

    /**
     * Whether {@code encodedText} is anything but {@code html} less its tags. White space does not count, nor whether a
     * character is written as an entity.
     */
    public static boolean differByMoreThanTags(String html, String encodedText) {
        return EncodedText.differsFrom(html, encodedText);
    }

    /** The body as CommonMark, which renders to the same text. */
    public String markdown() {
        return MarkdownRenderer.render(CleanHtml.parse(html));
    }

    /**
     * The body for apps that render it without a web view: {@code html} is that of the blocks. An inferred subhead stays the
     * paragraph its editor wrote in {@code html} and {@code markdown}; only its block, which can say that it is inferred, is
     * a heading.
     */
    public List<Block> blocks() {
        return Blocks.of(CleanHtml.parse(html));
    }

    /** Whole minutes, rounded up: 0 for an empty body, else at least 1. */
    public int readingMinutes() {
        return (wordCount + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
    }
}

package org.contentgateway.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Everything that is derived from one body, in one pass, so that reading it costs nothing.
 *
 * <p>{@code html} and {@code blocks} say the same: the HTML is that of the blocks, one a line. An inferred subhead stays
 * the paragraph its editor wrote in {@code html} and {@code markdown}; only its block, which can say that it is inferred,
 * is a heading.
 *
 * @param html sanitised by allow-list, safe to insert into a page
 * @param text plain text, a blank line between paragraphs
 * @param markdown CommonMark, which renders to the same text
 * @param blocks the same content for apps that render it without a web view
 * @param wordCount the words of {@code text}
 */
public record Body(String html, String text, String markdown, List<Block> blocks, int wordCount) {

    /** Raised whenever the same source gives another result, so that stored bodies can be derived again. */
    public static final int VERSION = 1;

    /** Silent reading of English prose: the mean over 190 studies (Brysbaert, 2019). */
    private static final int WORDS_PER_MINUTE = 238;

    public Body {
        blocks = List.copyOf(blocks);
    }

    /** The body of {@code html} as an editor left it; its relative addresses resolve against {@code base}. */
    public static Body ofHtml(String html, Base base) {
        Element clean = Cleaner.clean(html, base);
        List<Block> blocks = Blocks.of(clean);
        String text = TextRenderer.render(clean);
        return new Body(
                blocks.stream().map(Block::html).collect(Collectors.joining("\n")),
                text,
                MarkdownRenderer.render(clean),
                blocks,
                PlainText.words(text));
    }

    /** The body of a text that holds entities but no tags: a blank line ends a paragraph, a line end breaks the line. */
    public static Body ofEncodedText(String text, Base base) {
        return ofHtml(EncodedText.toHtml(text), base);
    }

    /**
     * Whether {@code encodedText} is anything but {@code html} less its tags. White space does not count, nor whether a
     * character is written as an entity.
     */
    public static boolean differByMoreThanTags(String html, String encodedText) {
        return EncodedText.differsFrom(html, encodedText);
    }

    /** Whole minutes, rounded up: 0 for an empty body, else at least 1. */
    public int readingMinutes() {
        return (wordCount + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
    }
}

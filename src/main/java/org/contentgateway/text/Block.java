package org.contentgateway.text;

import java.util.List;

/** A top-level block of a body as sanitized HTML and plain text. */
public sealed interface Block {

    /** Returns the block as plain text; empty if it has none, such as an image without a caption. */
    String text();

    /** Returns the block as sanitized HTML: one complete element. */
    String html();

    record Paragraph(String html, String text) implements Block {}

    /**
     * @param inferred true if the source marks the heading up as a paragraph; {@code html} is then still a {@code p}
     */
    record Heading(String html, String text, int level, boolean inferred) implements Block {}

    record Quote(String html, String text) implements Block {}

    /** @param items the text of each item of the outermost list, without bullet or number */
    record ListBlock(String html, String text, boolean ordered, List<String> items) implements Block {
        public ListBlock {
            items = List.copyOf(items);
        }
    }

    /**
     * @param text the caption; empty if there is none
     * @param alt the alternative text; empty if the source has none
     */
    record Image(String html, String text, String url, String alt) implements Block {}

    /**
     * Third-party content, such as a video or a post, represented by a link to its page.
     *
     * @param provider the display name of the website, such as "YouTube"
     */
    record Embed(String html, String text, String url, String provider) implements Block {}

    /** @param rows the text of each cell by row, including header cells */
    record Table(String html, String text, List<List<String>> rows) implements Block {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}

package org.contentgateway.text;

import java.util.List;

/** One block of a body, with its plain text and its sanitized HTML. */
public sealed interface Block {

    /** The block as plain text; empty where there is nothing to read, as of a picture without a caption. */
    String text();

    /** The block as sanitized HTML: one element, complete in itself. */
    String html();

    record Paragraph(String html, String text) implements Block {}

    /** @param inferred whether the source marks it as an ordinary paragraph; its {@code html} still does */
    record Heading(String html, String text, int level, boolean inferred) implements Block {}

    record Quote(String html, String text) implements Block {}

    /** @param items the text of each item of the outermost list, without its bullet or number */
    record ListBlock(String html, String text, boolean ordered, List<String> items) implements Block {
        public ListBlock {
            items = List.copyOf(items);
        }
    }

    /**
     * @param text the caption
     * @param alt empty where the source has none
     */
    record Image(String html, String text, String url, String alt) implements Block {}

    /**
     * Something that another site plays or shows, as a link to the page where it does.
     *
     * @param provider the site's name, as "YouTube"
     */
    record Embed(String html, String text, String url, String provider) implements Block {}

    /** @param rows the text of each cell, row by row, headers too */
    record Table(String html, String text, List<List<String>> rows) implements Block {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}

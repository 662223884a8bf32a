package org.contentgateway.text;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Serializes and parses the tree that {@link CleanHtmlBuilder} builds. */
final class CleanHtml {

    private CleanHtml() {}

    /** Returns the HTML with one top-level block per line. */
    static String serialize(Element body) {
        return body.children().stream().map(Element::outerHtml).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the tree that {@link #serialize} was given, without the line breaks and the {@code tbody} elements that a
     * parser adds.
     */
    static Element parse(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        body.textNodes().forEach(Node::remove);
        body.getElementsByTag("tbody").forEach(Element::unwrap);
        return body;
    }
}

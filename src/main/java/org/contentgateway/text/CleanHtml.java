package org.contentgateway.text;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** A clean body's HTML, and its tree as {@link CleanHtmlBuilder} made it. */
final class CleanHtml {

    private CleanHtml() {}

    /** A block a line. */
    static String serialize(Element body) {
        return body.children().stream().map(Element::outerHtml).collect(Collectors.joining("\n"));
    }

    /** The tree of what {@link #serialize} wrote: the ends of its lines are not in it, nor what a parser adds to tables. */
    static Element parse(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.textNodes().forEach(Node::remove);
        body.getElementsByTag("tbody").forEach(Element::unwrap);
        return body;
    }
}

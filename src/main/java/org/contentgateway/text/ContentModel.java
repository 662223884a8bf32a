package org.contentgateway.text;

import org.jsoup.nodes.Element;

/**
 * The content model of a sanitized body: which elements may contain which (HTML standard, reduced to the allow-list).
 */
final class ContentModel {

    private ContentModel() {}

    /**
     * Returns whether {@code element} may occur in {@code container}, directly or with implied parents. An {@code li}
     * outside a list may not.
     */
    static boolean isAllowedIn(Element element, Element container) {
        return switch (element.normalName()) {
            case "li" -> isList(container);
            case "tr" -> container.nameIs("table");
            case "td", "th" -> container.nameIs("table") || container.nameIs("tr");
            default -> true;
        };
    }

    static boolean isAllowedChild(Element element, Element container) {
        return switch (container.normalName()) {
            case "ul", "ol" -> element.nameIs("li");
            case "table" -> element.nameIs("tr");
            case "tr" -> element.nameIs("td") || element.nameIs("th");
            default -> true;
        };
    }

    /**
     * Returns the parent that the content model requires between the two. A list directly in a list goes into its
     * previous item.
     */
    static Element missingParent(Element container, Element element) {
        if (!isList(container)) {
            return new Element(container.nameIs("table") ? "tr" : "td");
        }
        var last = container.lastElementChild();
        return last != null && isList(element) ? last : new Element("li");
    }

    /**
     * Returns whether the closed container is output. Empty cells preserve the columns of a table; other empty
     * containers are omitted.
     */
    static boolean isSignificant(Element container) {
        return switch (container.normalName()) {
            case "td", "th" -> true;
            case "tr" -> container.children().stream().anyMatch(cell -> cell.childNodeSize() > 0);
            default -> container.childNodeSize() > 0;
        };
    }

    /** Returns whether text in {@code container} must be wrapped in a paragraph. */
    static boolean requiresParagraphs(Element container) {
        return container.nameIs("body") || container.nameIs("blockquote");
    }

    /** Returns whether {@code container} is a list item or a table cell, which may contain text directly. */
    static boolean isItemOrCell(Element container) {
        return container.nameIs("li") || container.nameIs("td") || container.nameIs("th");
    }

    private static boolean isList(Element element) {
        return element.nameIs("ul") || element.nameIs("ol");
    }
}

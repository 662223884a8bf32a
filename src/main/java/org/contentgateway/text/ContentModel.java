package org.contentgateway.text;

import org.jsoup.nodes.Element;

/** Which element of a clean body may stand in which. */
final class ContentModel {

    private ContentModel() {}

    /** Whether {@code element} means anything in {@code container}: an item outside of a list does not. */
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

    /** What has to stand between the two; a list in a list belongs to the item before it. */
    static Element missingParent(Element container, Element element) {
        if (!isList(container)) {
            return new Element(container.nameIs("table") ? "tr" : "td");
        }
        Element last = container.lastElementChild();
        return last != null && isList(element) ? last : new Element("li");
    }

    /** An empty cell keeps the others in their columns; any other empty container is nothing. */
    static boolean isSignificant(Element container) {
        return switch (container.normalName()) {
            case "td", "th" -> true;
            case "tr" -> container.children().stream().anyMatch(cell -> cell.childNodeSize() > 0);
            default -> container.childNodeSize() > 0;
        };
    }

    /** Whether text in {@code container} has to be in a paragraph. */
    static boolean requiresParagraphs(Element container) {
        return container.nameIs("body") || container.nameIs("blockquote");
    }

    /** Whether text may stand in {@code container} as it is. */
    static boolean isItemOrCell(Element container) {
        return container.nameIs("li") || container.nameIs("td") || container.nameIs("th");
    }

    private static boolean isList(Element element) {
        return element.nameIs("ul") || element.nameIs("ol");
    }
}

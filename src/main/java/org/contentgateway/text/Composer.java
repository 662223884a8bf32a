package org.contentgateway.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Composes the clean body. Elements are made when the first thing to be seen in them comes and not before, so that none
 * is ever empty; and always in one canonical nesting (container, paragraph, inline), so that parsing the result again
 * changes nothing.
 */
final class Composer {

    /** Deeper nesting is made flat: far beyond any article, far below what a parser or a stack minds. */
    private static final int DEEPEST = 16;

    /** Where we are: the container, the kind of paragraph that text opens in it (null: its own), the inline elements. */
    private record Place(
            @Nullable Place outer,
            Element container,
            @Nullable Element leaf,
            @Nullable Inline inline,
            int depth) {}

    private record Inline(@Nullable Inline outer, Element element, int depth) {}

    private enum Gap {
        NONE,
        SPACE,
        LINE
    }

    private final Element body;
    private final Deque<Place> entered = new ArrayDeque<>();
    private final StringBuilder run = new StringBuilder();
    private final List<Element> open = new ArrayList<>();
    private Place place;
    private @Nullable Element leaf;
    private @Nullable Inline written;
    private Gap gap = Gap.NONE;

    Composer() {
        Document document = new Document("");
        document.outputSettings().prettyPrint(false);
        body = document.appendElement("body");
        place = new Place(null, body, null, null, 0);
    }

    Element body() {
        endLeaf();
        return body;
    }

    /** Enters an element of the source that is not kept itself. */
    void enter() {
        entered.push(place);
    }

    void enterInline(Element element) {
        entered.push(place);
        int depth = place.inline() == null ? 1 : place.inline().depth() + 1;
        if (depth <= DEEPEST && !isOpen(element)) {
            place = new Place(
                    place, place.container(), place.leaf(), new Inline(place.inline(), element, depth), place.depth());
        }
    }

    void enterLeaf(Element element) {
        entered.push(place);
        endLeaf();
        boolean inner = element.nameIs("p") && place.leaf() != null;
        place = new Place(
                place, place.container(), inner ? place.leaf().shallowClone() : element, place.inline(), place.depth());
    }

    void enterContainer(Element element) {
        if (!isAllowed(element)) {
            enterLeaf(new Element("p"));
            return;
        }
        entered.push(place);
        endLeaf();
        while (!mayHold(place.container(), element)) {
            open(implied(place.container(), element));
        }
        open(element);
    }

    /** Leaves what was entered last. */
    void leave() {
        Place back = entered.pop();
        while (place != back) {
            Place left = place;
            place = Objects.requireNonNull(left.outer());
            if (left.leaf() != place.leaf() || left.container() != place.container()) {
                endLeaf();
            }
            if (left.container() != place.container() && isWorthKeeping(left.container())) {
                place.container().appendChild(left.container());
            }
        }
    }

    void text(String text) {
        String clean = Characters.clean(text);
        if (leaf == null && Characters.isBlank(clean)) {
            return;
        }
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            if (c != ' ') {
                settle();
                run.append(c);
            } else if (gap == Gap.NONE && leaf != null) {
                gap = Gap.SPACE;
            }
        }
    }

    /** One breaks the line, a second one ends the paragraph. */
    void lineBreak() {
        if (gap == Gap.LINE) {
            endLeaf();
        } else if (leaf != null) {
            gap = Gap.LINE;
        }
    }

    /** A picture stands by itself, unless it is in a list or a table. */
    void picture(Element image) {
        if (!isFlow(place.container())) {
            settle();
            flush();
            cursor().appendChild(image);
            return;
        }
        endLeaf();
        Element figure = place.container().appendElement("figure");
        for (Inline inline = place.inline(); inline != null; inline = inline.outer()) {
            if (inline.element().nameIs("a")) {
                figure = figure.appendChild(inline.element().shallowClone()).child(0);
                break;
            }
        }
        figure.appendChild(image);
    }

    /** Makes the elements that the next thing belongs in, and writes the gap before it. */
    private void settle() {
        if (leaf != null && gap == Gap.NONE && written == place.inline()) {
            return;
        }
        flush();
        if (leaf == null) {
            leaf = openLeaf();
        }
        List<Element> wanted = new ArrayList<>();
        for (Inline inline = place.inline(); inline != null; inline = inline.outer()) {
            wanted.add(0, inline.element());
        }
        int common = 0;
        while (common < Math.min(open.size(), wanted.size()) && same(open.get(common), wanted.get(common))) {
            common++;
        }
        open.subList(common, open.size()).clear();
        if (gap == Gap.LINE) {
            cursor().appendElement("br");
        } else if (gap == Gap.SPACE) {
            run.append(' ');
            if (common < wanted.size()) {
                flush();
            }
        }
        for (Element element : wanted.subList(common, wanted.size())) {
            Element made = element.shallowClone();
            cursor().appendChild(made);
            open.add(made);
        }
        gap = Gap.NONE;
        written = place.inline();
    }

    private Element cursor() {
        return open.isEmpty() ? Objects.requireNonNull(leaf) : open.get(open.size() - 1);
    }

    private void flush() {
        if (!run.isEmpty()) {
            cursor().appendText(run.toString());
            run.setLength(0);
        }
    }

    private void endLeaf() {
        flush();
        open.clear();
        leaf = null;
        written = null;
        gap = Gap.NONE;
    }

    private Element openLeaf() {
        Element container = place.container();
        Element kind = place.leaf();
        return switch (container.normalName()) {
            case "ul", "ol" -> container.appendElement("li");
            case "table" -> container.appendElement("tr").appendElement("td");
            case "tr" -> container.appendElement("td");
            case "li", "td", "th" -> kind == null ? continued(container) : append(container, kind);
            default -> append(container, kind == null ? new Element("p") : kind);
        };
    }

    private static Element append(Element container, Element kind) {
        if (!kind.nameIs("figcaption")) {
            Element made = kind.shallowClone();
            container.appendChild(made);
            return made;
        }
        Element last = container.lastElementChild();
        boolean captioned = last == null || !last.nameIs("figure") || last.childrenSize() > 1;
        return captioned ? container.appendElement("p") : last.appendElement("figcaption");
    }

    private static Element continued(Element container) {
        if (container.lastChild() != null && Blocks.isInline(container.lastChild())) {
            container.appendElement("br");
        }
        return container;
    }

    private void open(Element container) {
        place = new Place(place, container, null, place.inline(), place.depth() + 1);
    }

    private boolean isAllowed(Element element) {
        Element container = place.container();
        return place.depth() + 3 <= DEEPEST
                && switch (element.normalName()) {
                    case "li" -> isList(container);
                    case "tr" -> container.nameIs("table");
                    case "td", "th" -> container.nameIs("table") || container.nameIs("tr");
                    default -> true;
                };
    }

    private static boolean mayHold(Element container, Element element) {
        return switch (container.normalName()) {
            case "ul", "ol" -> element.nameIs("li");
            case "table" -> element.nameIs("tr");
            case "tr" -> element.nameIs("td") || element.nameIs("th");
            default -> true;
        };
    }

    private static Element implied(Element container, Element element) {
        if (!isList(container)) {
            return new Element(container.nameIs("table") ? "tr" : "td");
        }
        Element last = container.lastElementChild();
        return last != null && isList(element) ? last : new Element("li");
    }

    private static boolean isWorthKeeping(Element container) {
        return switch (container.normalName()) {
            case "td", "th" -> true;
            case "tr" -> container.children().stream().anyMatch(cell -> cell.childNodeSize() > 0);
            default -> container.childNodeSize() > 0;
        };
    }

    private boolean isOpen(Element element) {
        for (Inline inline = place.inline(); inline != null; inline = inline.outer()) {
            if (same(inline.element(), element)
                    || element.nameIs("a") && inline.element().nameIs("a")) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Element one, Element other) {
        return one.nameIs(other.normalName()) && one.attributes().equals(other.attributes());
    }

    private static boolean isList(Element element) {
        return element.nameIs("ul") || element.nameIs("ol");
    }

    private static boolean isFlow(Element container) {
        return container.nameIs("body") || container.nameIs("blockquote");
    }
}

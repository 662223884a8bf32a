package org.contentgateway.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An immutable stack of the open phrasing elements, innermost first. */
record PhrasingStack(@Nullable PhrasingStack outer, Element element, int depth) {

    private static final int MAX_DEPTH = 16;

    /**
     * Pushes {@code element}. Returns {@code outer} unchanged if an equal element or another link is open, or if the
     * stack is full.
     */
    static @Nullable PhrasingStack push(@Nullable PhrasingStack outer, Element element) {
        var depth = outer == null ? 1 : outer.depth + 1;
        for (var entry = outer; entry != null; entry = entry.outer) {
            if (isSameElement(entry.element, element) || element.nameIs("a") && entry.element.nameIs("a")) {
                return outer;
            }
        }
        return depth > MAX_DEPTH ? outer : new PhrasingStack(outer, element, depth);
    }

    static Deque<Element> outermostFirst(@Nullable PhrasingStack innermost) {
        var elements = new ArrayDeque<Element>();
        for (var entry = innermost; entry != null; entry = entry.outer) {
            elements.push(entry.element);
        }
        return elements;
    }

    static boolean isSameElement(Element one, Element other) {
        return one.nameIs(other.normalName()) && one.attributes().equals(other.attributes());
    }
}

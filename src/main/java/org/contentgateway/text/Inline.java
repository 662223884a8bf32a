package org.contentgateway.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The inline elements that are open at a place of the source, the innermost first. */
record Inline(@Nullable Inline outer, Element element, int depth) {

    private static final int DEEPEST = 16;

    /** {@code outer} with {@code element} in it, unless that adds nothing. */
    static @Nullable Inline within(@Nullable Inline outer, Element element) {
        int depth = outer == null ? 1 : outer.depth + 1;
        for (Inline inline = outer; inline != null; inline = inline.outer) {
            if (same(inline.element, element) || element.nameIs("a") && inline.element.nameIs("a")) {
                return outer;
            }
        }
        return depth > DEEPEST ? outer : new Inline(outer, element, depth);
    }

    static Deque<Element> outermostFirst(@Nullable Inline innermost) {
        Deque<Element> elements = new ArrayDeque<>();
        for (Inline inline = innermost; inline != null; inline = inline.outer) {
            elements.push(inline.element);
        }
        return elements;
    }

    static boolean same(Element one, Element other) {
        return one.nameIs(other.normalName()) && one.attributes().equals(other.attributes());
    }
}

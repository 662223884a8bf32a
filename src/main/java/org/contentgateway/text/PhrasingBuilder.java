package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Builds the phrasing content of one paragraph. White space and phrasing elements are written only when visible content
 * follows, so that no element is empty, no white space is leading or trailing, and equal adjacent elements are merged.
 */
final class PhrasingBuilder {

    private enum Separator {
        NONE,
        SPACE,
        LINE_BREAK
    }

    private final Element paragraph;
    private final List<Element> open = new ArrayList<>();
    private final StringBuilder pendingText = new StringBuilder();
    private @Nullable PhrasingStack current;
    private Separator separator = Separator.NONE;
    private boolean hasContent;

    PhrasingBuilder(Element paragraph) {
        this.paragraph = paragraph;
    }

    /** Appends {@code text} and collapses its spaces. */
    void text(String text, @Nullable PhrasingStack phrasing) {
        for (var index = 0; index < text.length(); ) {
            var space = text.indexOf(' ', index);
            var end = space < 0 ? text.length() : space;
            if (end > index) {
                moveTo(phrasing);
                pendingText.append(text, index, end);
            }
            if (space >= 0 && hasContent && separator == Separator.NONE) {
                separator = Separator.SPACE;
            }
            index = end + 1;
        }
    }

    void image(Element image, @Nullable PhrasingStack phrasing) {
        moveTo(phrasing);
        flush();
        innermost().appendChild(image);
    }

    /** Adds a line break and returns whether it directly follows another. */
    boolean lineBreak() {
        var second = separator == Separator.LINE_BREAK;
        separator = hasContent ? Separator.LINE_BREAK : Separator.NONE;
        return second;
    }

    void close() {
        flush();
        separator = Separator.LINE_BREAK;
    }

    /**
     * Returns whether more text for {@code element} continues this paragraph on a new line: a list item or cell whose
     * text no block has interrupted.
     */
    boolean continuesIn(Element element) {
        return element == paragraph && Blocks.isPhrasing(Objects.requireNonNull(paragraph.lastChild()));
    }

    private void moveTo(@Nullable PhrasingStack phrasing) {
        hasContent = true;
        if (separator == Separator.NONE && current == phrasing) {
            return;
        }
        var missing = PhrasingStack.outermostFirst(phrasing);
        var common = 0;
        while (common < open.size()
                && !missing.isEmpty()
                && PhrasingStack.isSameElement(open.get(common), missing.peek())) {
            missing.pop();
            common++;
        }
        if (common < open.size() || separator == Separator.LINE_BREAK) {
            flush();
            open.subList(common, open.size()).clear();
        }
        if (separator == Separator.LINE_BREAK) {
            innermost().appendElement("br");
        } else if (separator == Separator.SPACE) {
            pendingText.append(' ');
        }
        for (var element : missing) {
            flush();
            var copy = element.shallowClone();
            innermost().appendChild(copy);
            open.add(copy);
        }
        separator = Separator.NONE;
        current = phrasing;
    }

    private Element innermost() {
        return open.isEmpty() ? paragraph : open.get(open.size() - 1);
    }

    private void flush() {
        if (!pendingText.isEmpty()) {
            innermost().appendText(pendingText.toString());
            pendingText.setLength(0);
        }
    }
}

package org.contentgateway.text;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Writes into one paragraph. White space and inline elements are written when something to be seen follows them, so that
 * none is at an edge or empty, and neighbours of the same kind become one.
 */
final class PhrasingBuilder {

    private enum Gap {
        NONE,
        SPACE,
        LINE
    }

    private final Element paragraph;
    private final List<Element> open = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private @Nullable Inline written;
    private Gap gap = Gap.NONE;
    private boolean begun;

    PhrasingBuilder(Element paragraph) {
        this.paragraph = paragraph;
    }

    /** Writes {@code text} as it is but for its spaces. */
    void text(String text, @Nullable Inline inline) {
        for (int at = 0; at < text.length(); ) {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            if (end > at) {
                settle(inline);
                run.append(text, at, end);
            }
            if (space >= 0 && begun && gap == Gap.NONE) {
                gap = Gap.SPACE;
            }
            at = end + 1;
        }
    }

    void image(Element image, @Nullable Inline inline) {
        settle(inline);
        flush();
        innermost().appendChild(image);
    }

    /** Whether this is the second one at this place. */
    boolean lineBreak() {
        boolean second = gap == Gap.LINE;
        gap = begun ? Gap.LINE : Gap.NONE;
        return second;
    }

    void end() {
        flush();
        gap = Gap.LINE;
    }

    /** Whether this goes on in {@code element}, on a new line: an item or a cell whose text nothing has interrupted. */
    boolean continuesIn(Element element) {
        return element == paragraph && Blocks.isInline(Objects.requireNonNull(paragraph.lastChild()));
    }

    private void settle(@Nullable Inline inline) {
        begun = true;
        if (gap == Gap.NONE && written == inline) {
            return;
        }
        Deque<Element> wanted = Inline.outermostFirst(inline);
        int common = 0;
        while (common < open.size() && !wanted.isEmpty() && Inline.same(open.get(common), wanted.peek())) {
            wanted.pop();
            common++;
        }
        if (common < open.size() || gap == Gap.LINE) {
            flush();
            open.subList(common, open.size()).clear();
        }
        if (gap == Gap.LINE) {
            innermost().appendElement("br");
        } else if (gap == Gap.SPACE) {
            run.append(' ');
        }
        for (Element element : wanted) {
            flush();
            Element made = element.shallowClone();
            innermost().appendChild(made);
            open.add(made);
        }
        gap = Gap.NONE;
        written = inline;
    }

    private Element innermost() {
        return open.isEmpty() ? paragraph : open.get(open.size() - 1);
    }

    private void flush() {
        if (!run.isEmpty()) {
            innermost().appendText(run.toString());
            run.setLength(0);
        }
    }
}

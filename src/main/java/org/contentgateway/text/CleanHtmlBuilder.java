package org.contentgateway.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sanitized tree. Elements are created when their first visible content is added, so that none is empty, and
 * always in one canonical order of nesting (container, paragraph, phrasing content), so that sanitizing is idempotent.
 */
final class CleanHtmlBuilder {

    /**
     * Elements nested deeper are flattened. Articles stay far below; parsers and recursive renderers handle it safely.
     */
    private static final int MAX_DEPTH = 16;

    /**
     * Current position in the tree.
     *
     * @param textBlock template of the paragraph or heading that the next text creates; null for the container's
     *     default
     * @param phrasing the open phrasing elements; null if there are none
     */
    private record InsertionPoint(
            @Nullable InsertionPoint outer,
            Element container,
            @Nullable Element textBlock,
            @Nullable PhrasingStack phrasing,
            int depth) {}

    private final Element body;
    private final Deque<InsertionPoint> saved = new ArrayDeque<>();
    private InsertionPoint point;
    private @Nullable PhrasingBuilder paragraph;
    private @Nullable PhrasingBuilder closedParagraph;

    CleanHtmlBuilder() {
        var document = new Document("");
        document.outputSettings().prettyPrint(false);
        body = document.appendElement("body");
        point = new InsertionPoint(null, body, null, null, 0);
    }

    Element body() {
        closeParagraph();
        return body;
    }

    /** Enters a source element that is not output itself. */
    void enterTransparent() {
        saved.push(point);
    }

    void enterPhrasing(Element element) {
        saved.push(point);
        var phrasing = PhrasingStack.push(point.phrasing(), element);
        point = new InsertionPoint(point, point.container(), point.textBlock(), phrasing, point.depth());
    }

    /** Enters a paragraph, heading or caption. A plain paragraph within another text block takes that block's type. */
    void enterTextBlock(Element textBlock) {
        saved.push(point);
        closeParagraph();
        point = new InsertionPoint(
                point,
                point.container(),
                innerTextBlock(point.textBlock(), textBlock),
                point.phrasing(),
                point.depth());
    }

    void enterContainer(Element element) {
        if (point.depth() + 3 > MAX_DEPTH || !ContentModel.isAllowedIn(element, point.container())) {
            enterTextBlock(new Element("p"));
            return;
        }
        saved.push(point);
        closeParagraph();
        while (!ContentModel.isAllowedChild(element, point.container())) {
            open(ContentModel.missingParent(point.container(), element));
        }
        open(element);
    }

    /** Leaves the element that was entered last. */
    void leave() {
        var target = saved.pop();
        while (point != target) {
            var closed = point;
            point = Objects.requireNonNull(closed.outer());
            if (closed.textBlock() != point.textBlock() || closed.container() != point.container()) {
                closeParagraph();
            }
            if (closed.container() != point.container() && ContentModel.isSignificant(closed.container())) {
                point.container().appendChild(closed.container());
            }
        }
    }

    void text(String text) {
        var clean = Characters.sanitize(text);
        if (paragraph != null || !Characters.isBlank(clean)) {
            paragraph().text(clean, point.phrasing());
        }
    }

    /** A single line break becomes {@code <br>}; a second one in a row ends the paragraph. */
    void lineBreak() {
        if (paragraph != null && paragraph.lineBreak()) {
            closeParagraph();
        }
    }

    /** Adds an image: as a {@code figure} where paragraphs are allowed, otherwise inline. */
    void image(Element image) {
        if (!ContentModel.requiresParagraphs(point.container())) {
            paragraph().image(image, point.phrasing());
            return;
        }
        closeParagraph();
        var figure = point.container().appendElement("figure");
        PhrasingStack.outermostFirst(point.phrasing()).stream()
                .filter(element -> element.nameIs("a"))
                .findFirst()
                .map(Element::shallowClone)
                .ifPresentOrElse(link -> figure.appendChild(link.appendChild(image)), () -> figure.appendChild(image));
    }

    private void open(Element container) {
        point = new InsertionPoint(point, container, null, point.phrasing(), point.depth() + 1);
    }

    private PhrasingBuilder paragraph() {
        if (paragraph == null) {
            var element = newParagraph(point.container(), point.textBlock());
            paragraph = closedParagraph != null && closedParagraph.continuesIn(element)
                    ? closedParagraph
                    : new PhrasingBuilder(element);
        }
        return paragraph;
    }

    private void closeParagraph() {
        if (paragraph != null) {
            paragraph.close();
            closedParagraph = paragraph;
            paragraph = null;
        }
    }

    private static Element innerTextBlock(@Nullable Element outer, Element textBlock) {
        if (outer == null || !textBlock.nameIs("p") || outer.nameIs("p") && textBlock.attributesSize() > 0) {
            return textBlock;
        }
        return outer.shallowClone();
    }

    private static Element newParagraph(Element container, @Nullable Element textBlock) {
        var plain = new Element("p");
        if (!ContentModel.isAllowedChild(plain, container)) {
            var parent = ContentModel.missingParent(container, plain);
            container.appendChild(parent);
            return newParagraph(parent, null);
        }
        if (textBlock == null) {
            return ContentModel.isItemOrCell(container) ? container : append(container, plain);
        }
        return textBlock.nameIs("figcaption") ? caption(container) : append(container, textBlock.shallowClone());
    }

    /**
     * Appends the caption to the preceding figure. Without a figure, or if it has a caption already, it becomes a
     * paragraph.
     */
    private static Element caption(Element container) {
        var last = container.lastElementChild();
        return last != null && last.nameIs("figure") && last.childrenSize() == 1
                ? last.appendElement("figcaption")
                : container.appendElement("p");
    }

    private static Element append(Element container, Element child) {
        container.appendChild(child);
        return child;
    }
}

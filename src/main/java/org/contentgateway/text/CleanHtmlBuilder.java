package org.contentgateway.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Composes the clean body. Elements are made when the first thing to be seen in them comes, so that none is ever empty;
 * and always in one canonical nesting (container, paragraph, inline), so that parsing the result again changes nothing.
 */
final class CleanHtmlBuilder {

    /** Deeper nesting is made flat: far beyond any article, far below what a parser or a stack minds. */
    private static final int MAX_DEPTH = 16;

    /** Where we are: the container, the textBlock of paragraph that text opens in it (null: its own), the inline elements. */
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
        Document document = new Document("");
        document.outputSettings().prettyPrint(false);
        body = document.appendElement("body");
        point = new InsertionPoint(null, body, null, null, 0);
    }

    Element body() {
        closeParagraph();
        return body;
    }

    /** Enters an element of the source that is not kept itself. */
    void enterTransparent() {
        saved.push(point);
    }

    void enterPhrasing(Element element) {
        saved.push(point);
        PhrasingStack phrasing = PhrasingStack.push(point.phrasing(), element);
        point = new InsertionPoint(point, point.container(), point.textBlock(), phrasing, point.depth());
    }

    /** Enters a paragraph, heading or caption; a plain paragraph in another textBlock stays of that textBlock. */
    void enterTextBlock(Element textBlock) {
        saved.push(point);
        closeParagraph();
        point = new InsertionPoint(point, point.container(), innerTextBlock(point.textBlock(), textBlock), point.phrasing(), point.depth());
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

    /** Leaves what was saved last. */
    void leave() {
        InsertionPoint target = saved.pop();
        while (point != target) {
            InsertionPoint left = point;
            point = Objects.requireNonNull(left.outer());
            if (left.textBlock() != point.textBlock() || left.container() != point.container()) {
                closeParagraph();
            }
            if (left.container() != point.container() && ContentModel.isSignificant(left.container())) {
                point.container().appendChild(left.container());
            }
        }
    }

    void text(String text) {
        String clean = Characters.sanitize(text);
        if (paragraph != null || !Characters.isBlank(clean)) {
            paragraph().text(clean, point.phrasing());
        }
    }

    /** One breaks the line, a second one ends the paragraph. */
    void lineBreak() {
        if (paragraph != null && paragraph.lineBreak()) {
            closeParagraph();
        }
    }

    /** A picture stands by itself, unless it is in a list or a table. */
    void image(Element image) {
        if (!ContentModel.requiresParagraphs(point.container())) {
            paragraph().image(image, point.phrasing());
            return;
        }
        closeParagraph();
        Element figure = point.container().appendElement("figure");
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
            Element element = newParagraph(point.container(), point.textBlock());
            paragraph = closedParagraph != null && closedParagraph.continuesIn(element) ? closedParagraph : new PhrasingBuilder(element);
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
        Element plain = new Element("p");
        if (!ContentModel.isAllowedChild(plain, container)) {
            Element parent = ContentModel.missingParent(container, plain);
            container.appendChild(parent);
            return newParagraph(parent, null);
        }
        if (textBlock == null) {
            return ContentModel.isItemOrCell(container) ? container : append(container, plain);
        }
        return textBlock.nameIs("figcaption") ? caption(container) : append(container, textBlock.shallowClone());
    }

    /** Below the picture before it; a caption without one, and a second one, are paragraphs. */
    private static Element caption(Element container) {
        Element last = container.lastElementChild();
        return last != null && last.nameIs("figure") && last.childrenSize() == 1
                ? last.appendElement("figcaption")
                : container.appendElement("p");
    }

    private static Element append(Element container, Element child) {
        container.appendChild(child);
        return child;
    }
}

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
    private static final int DEEPEST = 16;

    /** Where we are: the container, the kind of paragraph that text opens in it (null: its own), the inline elements. */
    private record InsertionPoint(
            @Nullable InsertionPoint outer,
            Element container,
            @Nullable Element kind,
            @Nullable Inline inline,
            int depth) {}

    private final Element body;
    private final Deque<InsertionPoint> entered = new ArrayDeque<>();
    private InsertionPoint place;
    private @Nullable PhrasingBuilder paragraph;
    private @Nullable PhrasingBuilder ended;

    CleanHtmlBuilder() {
        Document document = new Document("");
        document.outputSettings().prettyPrint(false);
        body = document.appendElement("body");
        place = new InsertionPoint(null, body, null, null, 0);
    }

    Element body() {
        endParagraph();
        return body;
    }

    /** Enters an element of the source that is not kept itself. */
    void enter() {
        entered.push(place);
    }

    void enterInline(Element element) {
        entered.push(place);
        Inline inline = Inline.within(place.inline(), element);
        place = new InsertionPoint(place, place.container(), place.kind(), inline, place.depth());
    }

    /** Enters a paragraph, heading or caption; a plain paragraph in another kind stays of that kind. */
    void enterParagraph(Element kind) {
        entered.push(place);
        endParagraph();
        place = new InsertionPoint(place, place.container(), within(place.kind(), kind), place.inline(), place.depth());
    }

    void enterContainer(Element element) {
        if (place.depth() + 3 > DEEPEST || !ContentModel.isAllowed(element, place.container())) {
            enterParagraph(new Element("p"));
            return;
        }
        entered.push(place);
        endParagraph();
        while (!ContentModel.isDirect(element, place.container())) {
            open(ContentModel.between(place.container(), element));
        }
        open(element);
    }

    /** Leaves what was entered last. */
    void leave() {
        InsertionPoint back = entered.pop();
        while (place != back) {
            InsertionPoint left = place;
            place = Objects.requireNonNull(left.outer());
            if (left.kind() != place.kind() || left.container() != place.container()) {
                endParagraph();
            }
            if (left.container() != place.container() && ContentModel.isWorthKeeping(left.container())) {
                place.container().appendChild(left.container());
            }
        }
    }

    void text(String text) {
        String clean = Characters.clean(text);
        if (paragraph != null || !Characters.isBlank(clean)) {
            paragraph().text(clean, place.inline());
        }
    }

    /** One breaks the line, a second one ends the paragraph. */
    void lineBreak() {
        if (paragraph != null && paragraph.lineBreak()) {
            endParagraph();
        }
    }

    /** A picture stands by itself, unless it is in a list or a table. */
    void image(Element image) {
        if (!ContentModel.isFlow(place.container())) {
            paragraph().image(image, place.inline());
            return;
        }
        endParagraph();
        Element figure = place.container().appendElement("figure");
        Inline.outermostFirst(place.inline()).stream()
                .filter(inline -> inline.nameIs("a"))
                .findFirst()
                .map(Element::shallowClone)
                .ifPresentOrElse(link -> figure.appendChild(link.appendChild(image)), () -> figure.appendChild(image));
    }

    private void open(Element container) {
        place = new InsertionPoint(place, container, null, place.inline(), place.depth() + 1);
    }

    private PhrasingBuilder paragraph() {
        if (paragraph == null) {
            Element element = newParagraph(place.container(), place.kind());
            paragraph = ended != null && ended.continuesIn(element) ? ended : new PhrasingBuilder(element);
        }
        return paragraph;
    }

    private void endParagraph() {
        if (paragraph != null) {
            paragraph.end();
            ended = paragraph;
            paragraph = null;
        }
    }

    private static Element within(@Nullable Element outer, Element kind) {
        if (outer == null || !kind.nameIs("p") || outer.nameIs("p") && kind.attributesSize() > 0) {
            return kind;
        }
        return outer.shallowClone();
    }

    private static Element newParagraph(Element container, @Nullable Element kind) {
        Element plain = new Element("p");
        if (!ContentModel.isDirect(plain, container)) {
            Element between = ContentModel.between(container, plain);
            container.appendChild(between);
            return newParagraph(between, null);
        }
        if (kind == null) {
            return ContentModel.isItemOrCell(container) ? container : append(container, plain);
        }
        return kind.nameIs("figcaption") ? caption(container) : append(container, kind.shallowClone());
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

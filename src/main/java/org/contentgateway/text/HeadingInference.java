package org.contentgateway.text;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Finds the subheads that editors type as ordinary paragraphs: a short one, without the punctuation that ends a sentence,
 * between a paragraph of running text and a longer one. A byline, a credit under a picture, a line of verse and the only
 * paragraph of a body have no such neighbours.
 */
final class HeadingInference {

    private static final int LONGEST = 80;
    private static final String SENTENCE_ENDS = ".!?…:;,،؛؟۔।॥。！？：；，、";
    private static final String EMPHATIC_ENDS = ".…;,،؛۔।॥。；，、";
    private static final String CLOSING = "\"'”’»›)]」』";

    private HeadingInference() {}

    static boolean isSubhead(List<Element> blocks, int at) {
        if (at == 0 || at + 1 == blocks.size() || !isParagraph(blocks.get(at)) || !isParagraph(blocks.get(at + 1))) {
            return false;
        }
        Element subhead = blocks.get(at);
        String text = subhead.wholeText();
        return isShort(text, isWholly("strong", subhead) || isWholly("b", subhead) ? EMPHATIC_ENDS : SENTENCE_ENDS)
                && !isWholly("a", subhead)
                && isRunningText(blocks.get(at - 1))
                && blocks.get(at + 1).wholeText().length() > text.length()
                && isRunningText(blocks.get(at + 1));
    }

    private static boolean isShort(String text, String ends) {
        return text.length() <= LONGEST
                && text.indexOf('\n') < 0
                && !endsIn(ends, text)
                && (Character.isLetterOrDigit(text.codePointAt(0)) || isOpeningQuote(text.charAt(0)));
    }

    private static boolean isRunningText(Element block) {
        return switch (block.normalName()) {
            case "p" -> !isShort(block.wholeText(), SENTENCE_ENDS);
            case "blockquote", "ul", "ol" -> true;
            default -> false;
        };
    }

    private static boolean endsIn(String ends, String text) {
        int last = text.length() - 1;
        while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return ends.indexOf(text.charAt(last)) >= 0;
    }

    private static boolean isOpeningQuote(char c) {
        return "\"'“‘«‹「『".indexOf(c) >= 0;
    }

    private static boolean isParagraph(Element block) {
        return block.nameIs("p");
    }

    private static boolean isWholly(String tag, Element block) {
        return block.childNodeSize() == 1 && block.childNode(0).nameIs(tag);
    }
}

package org.contentgateway.text;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Detects headings that editors typed as ordinary paragraphs: a short paragraph without sentence-final punctuation,
 * between a paragraph of running text and a longer one. The context excludes bylines, photo credits, verse and the only
 * paragraph of a body.
 */
final class HeadingInference {

    private static final int MAX_LENGTH = 80;
    private static final String SENTENCE_PUNCTUATION = ".!?…:;,،؛؟۔।॥。！？：；，、";
    private static final String BOLD_HEADING_PUNCTUATION = ".…;,،؛۔।॥。；，、";
    private static final String CLOSING_MARKS = "\"'”’»›)]」』";

    private HeadingInference() {}

    static boolean isInferredHeading(List<Element> blocks, int index) {
        if (index == 0
                || index + 1 == blocks.size()
                || !isParagraph(blocks.get(index))
                || !isParagraph(blocks.get(index + 1))) {
            return false;
        }
        var candidate = blocks.get(index);
        var text = candidate.wholeText();
        return isHeadingLike(
                        text,
                        consistsOf("strong", candidate) || consistsOf("b", candidate)
                                ? BOLD_HEADING_PUNCTUATION
                                : SENTENCE_PUNCTUATION)
                && !consistsOf("a", candidate)
                && isRunningText(blocks.get(index - 1))
                && blocks.get(index + 1).wholeText().length() > text.length()
                && isRunningText(blocks.get(index + 1));
    }

    private static boolean isHeadingLike(String text, String excludedEnds) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('\n') < 0
                && !endsWithAny(excludedEnds, text)
                && (Character.isLetterOrDigit(text.codePointAt(0)) || isOpeningQuote(text.charAt(0)));
    }

    private static boolean isRunningText(Element block) {
        return switch (block.normalName()) {
            case "p" -> !isHeadingLike(block.wholeText(), SENTENCE_PUNCTUATION);
            case "blockquote", "ul", "ol" -> true;
            default -> false;
        };
    }

    private static boolean endsWithAny(String characters, String text) {
        var last = text.length() - 1;
        while (last > 0 && CLOSING_MARKS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return characters.indexOf(text.charAt(last)) >= 0;
    }

    private static boolean isOpeningQuote(char c) {
        return "\"'“‘«‹「『".indexOf(c) >= 0;
    }

    private static boolean isParagraph(Element block) {
        return block.nameIs("p");
    }

    private static boolean consistsOf(String tag, Element block) {
        return block.childNodeSize() == 1 && block.childNode(0).nameIs(tag);
    }
}

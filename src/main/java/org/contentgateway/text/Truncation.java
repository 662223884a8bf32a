package org.contentgateway.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text to a length, between words where there is a place to. */
public final class Truncation {

    private static final String ELLIPSIS = "…";
    private static final Pattern GRAPHEME_BORDER = Pattern.compile("\\b{g}");

    private Truncation() {}

    public static String of(String text, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length is negative: " + length);
        }
        if (text.length() <= length) {
            return text;
        }
        if (length == 0) {
            return "";
        }
        int most = length - ELLIPSIS.length();
        int word = wordBorder(text, most);
        int end = withoutLooseEnd(text, word > 0 ? word : graphemeBorder(text, most));
        return text.substring(0, end) + ELLIPSIS;
    }

    /** The last place up to {@code most} to end at; 0 where there is none. */
    public static int wordBorder(String text, int most) {
        for (int at = most; at > 0; at--) {
            if (Characters.isWhite(text.charAt(at)) || WordCounter.isBorder(text, at)) {
                return at;
            }
        }
        return 0;
    }

    /** The first place from {@code least} to begin at; {@code most} where there is none before it. */
    public static int wordStart(String text, int least, int most) {
        for (int at = least; at < most; at++) {
            if (at == 0 || Characters.isWhite(text.charAt(at - 1)) || WordCounter.isBorder(text, at)) {
                return at;
            }
        }
        return most;
    }

    private static int graphemeBorder(String text, int most) {
        Matcher border = GRAPHEME_BORDER.matcher(text).region(0, Math.min(text.length(), most + 64));
        int last = 0;
        while (border.find() && border.start() <= most) {
            last = border.start();
        }
        return last;
    }

    /** White space, a comma or a dash before an ellipsis says nothing. */
    public static int withoutLooseEnd(String text, int end) {
        while (end > 0
                && (Characters.isWhite(text.charAt(end - 1)) || ",;:–—-،؛、，".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end;
    }
}

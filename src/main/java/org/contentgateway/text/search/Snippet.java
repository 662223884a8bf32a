package org.contentgateway.text.search;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.text.PlainText;
import org.contentgateway.text.Truncation;

/**
 * The passage of a text that best shows the matches of a search.
 *
 * @param text on a single line, with an ellipsis at each truncated end
 * @param matches matched words and phrases in order, without overlaps
 */
public record Snippet(String text, List<TextSpan> matches) {

    /** A range of a text in UTF-16 code units; {@code end} is exclusive. */
    public record TextSpan(int start, int end) {}

    private static final String ELLIPSIS = "…";

    public Snippet {
        matches = List.copyOf(matches);
    }

    /**
     * Returns the passage with the most distinct terms of the query, then the most matches, then the first. Without a
     * match, returns the beginning of the text.
     *
     * @param text the displayed text, not folded
     * @param stemmed whether PostgreSQL has a stemmer for the language, so that inflected forms match too
     * @param length maximum length in UTF-16 code units, including ellipses
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static Snippet of(String text, SearchQuery query, boolean stemmed, int length) {
        var line = PlainText.singleLine(text);
        var terms = query.terms();
        var matches = new TermFinder(terms, stemmed).find(line);
        var best = Match.bestPassage(matches, terms.size(), length - 2 * ELLIPSIS.length());
        return best.isEmpty() ? new Snippet(Truncation.of(line, length), List.of()) : aroundMatches(best, line, length);
    }

    /** Centers the matches in the snippet as far as the line allows, and truncates at word boundaries. */
    private static Snippet aroundMatches(List<Match> matches, String line, int length) {
        if (line.length() <= length) {
            return new Snippet(line, spans(matches, 0));
        }
        var maxLength = length - 2 * ELLIPSIS.length();
        var first = matches.get(0).start();
        var last = matches.stream().mapToInt(Match::end).max().orElseThrow();
        var context = maxLength - (last - first);
        var from = Math.max(0, Math.min(first - context / 2, line.length() - maxLength));
        var start = Truncation.firstWordStart(line, from, first);
        var to = start + maxLength;
        var end = to >= line.length()
                ? line.length()
                : Math.max(
                        last,
                        Truncation.trimTrailingPunctuation(
                                line, Math.max(last, Truncation.lastWordBoundary(line, to))));
        var before = start > 0 ? ELLIPSIS : "";
        var after = end < line.length() ? ELLIPSIS : "";
        return new Snippet(before + line.substring(start, end) + after, spans(matches, before.length() - start));
    }

    private static List<TextSpan> spans(List<Match> matches, int offset) {
        var spans = new ArrayList<TextSpan>();
        for (var match : matches) {
            var start = match.start() + offset;
            var end = match.end() + offset;
            var last = spans.size() - 1;
            if (last >= 0 && start < spans.get(last).end()) {
                var before = spans.get(last);
                spans.set(last, new TextSpan(before.start(), Math.max(before.end(), end)));
            } else {
                spans.add(new TextSpan(start, end));
            }
        }
        return spans;
    }
}

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
        String line = PlainText.singleLine(text);
        List<List<String>> terms = query.terms();
        List<Match> matches = new TermFinder(terms, stemmed).find(line);
        List<Match> best = Match.bestPassage(matches, terms.size(), length - 2 * ELLIPSIS.length());
        return best.isEmpty() ? new Snippet(Truncation.of(line, length), List.of()) : aroundMatches(best, line, length);
    }

    /** Centers the matches in the snippet as far as the line allows, and truncates at word boundaries. */
    private static Snippet aroundMatches(List<Match> matches, String line, int length) {
        if (line.length() <= length) {
            return new Snippet(line, spans(matches, 0));
        }
        int maxLength = length - 2 * ELLIPSIS.length();
        int first = matches.get(0).start();
        int last = matches.stream().mapToInt(Match::end).max().orElseThrow();
        int context = maxLength - (last - first);
        int from = Math.max(0, Math.min(first - context / 2, line.length() - maxLength));
        int start = Truncation.firstWordStart(line, from, first);
        int to = start + maxLength;
        int end = to >= line.length()
                ? line.length()
                : Math.max(
                        last,
                        Truncation.trimTrailingPunctuation(
                                line, Math.max(last, Truncation.lastWordBoundary(line, to))));
        String before = start > 0 ? ELLIPSIS : "";
        String after = end < line.length() ? ELLIPSIS : "";
        return new Snippet(before + line.substring(start, end) + after, spans(matches, before.length() - start));
    }

    private static List<TextSpan> spans(List<Match> matches, int offset) {
        List<TextSpan> spans = new ArrayList<>();
        for (Match match : matches) {
            int start = match.start() + offset;
            int end = match.end() + offset;
            int last = spans.size() - 1;
            if (last >= 0 && start < spans.get(last).end()) {
                TextSpan before = spans.get(last);
                spans.set(last, new TextSpan(before.start(), Math.max(before.end(), end)));
            } else {
                spans.add(new TextSpan(start, end));
            }
        }
        return spans;
    }
}

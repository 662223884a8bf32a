package org.contentgateway.text.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the terms of a query in a text.
 *
 * @param terms sequences of consecutive folded words
 * @param stemmed whether inflected forms of a word match too
 */
record TermFinder(List<List<String>> terms, boolean stemmed) {

    TermFinder {
        terms = stemmed
                ? terms.stream()
                        .map(term -> term.stream()
                                .map(StemMatcher::withoutArabicArticle)
                                .toList())
                        .toList()
                : List.copyOf(terms);
    }

    /** Returns all matches, sorted by start. */
    List<Match> find(String text) {
        var matches = new ArrayList<Match>();
        var longest = terms.stream().mapToInt(List::size).max().orElse(0);
        var window = new ArrayList<Token>();
        for (var tokens = new Tokenizer(text); longest > 0 && tokens.hasNext(); ) {
            window.add(tokens.next());
            if (window.size() > longest) {
                window.remove(0);
            }
            for (var term = 0; term < terms.size(); term++) {
                var first = window.size() - terms.get(term).size();
                if (first >= 0 && matches(terms.get(term), window, first)) {
                    matches.add(new Match(
                            window.get(first).start(),
                            window.get(window.size() - 1).end(),
                            term));
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::start));
        return matches;
    }

    private boolean matches(List<String> term, List<Token> window, int first) {
        for (var index = term.size() - 1; index >= 0; index--) {
            var word = window.get(first + index).word();
            if (!(stemmed
                    ? StemMatcher.isLikelySameStem(StemMatcher.withoutArabicArticle(word), term.get(index))
                    : word.equals(term.get(index)))) {
                return false;
            }
        }
        return true;
    }
}

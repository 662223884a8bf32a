package org.contentgateway.text.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the terms of a query in a text.
 *
 * @param terms each the words that stand in a row, folded
 * @param stemmed whether other forms of a word match too
 */
record TermFinder(List<List<String>> terms, boolean stemmed) {

    TermFinder {
        terms = stemmed
                ? terms.stream()
                        .map(term -> term.stream().map(Stems::withoutArticle).toList())
                        .toList()
                : List.copyOf(terms);
    }

    /** All matches, by their start. */
    List<Match> find(String text) {
        List<Match> matches = new ArrayList<>();
        int longest = terms.stream().mapToInt(List::size).max().orElse(0);
        List<Token> row = new ArrayList<>();
        for (Tokens tokens = new Tokens(text); longest > 0 && tokens.hasNext(); ) {
            row.add(tokens.next());
            if (row.size() > longest) {
                row.remove(0);
            }
            for (int term = 0; term < terms.size(); term++) {
                int first = row.size() - terms.get(term).size();
                if (first >= 0 && matches(terms.get(term), row, first)) {
                    matches.add(new Match(
                            row.get(first).start(), row.get(row.size() - 1).end(), term));
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::start));
        return matches;
    }

    private boolean matches(List<String> term, List<Token> row, int first) {
        for (int at = term.size() - 1; at >= 0; at--) {
            String word = row.get(first + at).word();
            if (!(stemmed ? Stems.alike(Stems.withoutArticle(word), term.get(at)) : word.equals(term.get(at)))) {
                return false;
            }
        }
        return true;
    }
}

package org.contentgateway.text.search;

import java.util.List;

/**
 * An occurrence of a query term in a text.
 *
 * @param start index of the first UTF-16 code unit
 * @param end index after the last UTF-16 code unit
 * @param term index of the term in the query
 */
record Match(int start, int end, int term) {

    /**
     * Returns the matches within the best passage of at most {@code maxLength} UTF-16 code units: the one with the most
     * distinct terms, then the most matches, then the first.
     *
     * @param matches sorted by start
     * @param terms number of terms in the query
     */
    static List<Match> bestPassage(List<Match> matches, int terms, int maxLength) {
        List<Match> best = List.of();
        var most = 0;
        var occurrences = new int[terms];
        var distinct = 0;
        var end = 0;
        for (int from = 0, to = 0; to < matches.size(); to++) {
            var last = matches.get(to);
            distinct += occurrences[last.term]++ == 0 ? 1 : 0;
            end = Math.max(end, last.end);
            while (from <= to && end - matches.get(from).start > maxLength) {
                distinct -= --occurrences[matches.get(from++).term] == 0 ? 1 : 0;
            }
            var size = to + 1 - from;
            if (distinct > most || distinct == most && size > best.size()) {
                best = matches.subList(from, to + 1);
                most = distinct;
            }
        }
        return best;
    }
}

package org.contentgateway.text.search;

import java.util.List;

/**
 * A place in a text where something stands that a query looks for.
 *
 * @param term which of the query's terms it is
 */
record Match(int start, int end, int term) {

    /**
     * Those matches that a passage of at most {@code maxLength} shows best: the most terms, then the most matches, then the
     * first.
     *
     * @param matches by their start
     */
    static List<Match> bestPassage(List<Match> matches, int terms, int maxLength) {
        List<Match> best = List.of();
        int most = 0;
        int[] occurrences = new int[terms];
        int distinct = 0;
        int end = 0;
        for (int from = 0, to = 0; to < matches.size(); to++) {
            Match last = matches.get(to);
            distinct += occurrences[last.term]++ == 0 ? 1 : 0;
            end = Math.max(end, last.end);
            while (from <= to && end - matches.get(from).start > maxLength) {
                distinct -= --occurrences[matches.get(from++).term] == 0 ? 1 : 0;
            }
            int size = to + 1 - from;
            if (distinct > most || distinct == most && size > best.size()) {
                best = matches.subList(from, to + 1);
                most = distinct;
            }
        }
        return best;
    }
}

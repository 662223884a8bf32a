package org.contentgateway.text.search;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.text.Characters;
import org.contentgateway.text.search.SearchQuery.Clause;

/**
 * Reads a query as PostgreSQL's {@code websearch_to_tsquery} does, but for this: any double quotation marks open and close
 * a phrase, as phones type curly ones; a minus excludes only where a word or phrase follows at once, so that a dash in a
 * headline excludes nothing; and what is typed without a space, as "well-known", is a phrase.
 */
final class SearchQueryParser {

    static final String OR = "or";

    private static final int MAX_WORDS = 64;
    private static final String QUOTATION_MARKS = "\"“”„‟«»＂〝〞";

    private final String query;
    private final List<Clause> clauses = new ArrayList<>();
    private int at;
    private int words;
    private boolean alternative;

    SearchQueryParser(String query) {
        this.query = query;
    }

    List<Clause> clauses() {
        while (at < query.length() && words < MAX_WORDS) {
            boolean excluded = isMinus(at);
            at += excluded ? 1 : 0;
            if (isQuotationMark(at)) {
                phrase(excluded);
            } else {
                plain(excluded);
            }
        }
        if (alternative) {
            alternative = false;
            add(false, false, List.of(OR));
        }
        return clauses;
    }

    private void phrase(boolean excluded) {
        int start = ++at;
        while (at < query.length() && !isQuotationMark(at)) {
            at++;
        }
        List<String> phrase = new ArrayList<>();
        new Tokens(query.substring(start, at)).forEachRemaining(token -> phrase.add(token.word()));
        add(excluded, true, phrase);
        at++;
    }

    /** Words up to the next quotation mark or minus; a minus before them is of the first only. */
    private void plain(boolean excluded) {
        int start = at;
        do {
            at++;
        } while (at < query.length() && !opensPhrase(at) && !isMinus(at));
        String text = query.substring(start, at);
        boolean first = true;
        for (Tokens tokens = new Tokens(text); tokens.hasNext(); first = false) {
            Token token = tokens.next();
            List<String> typedAsOne = new ArrayList<>(List.of(token.word()));
            int end = token.end();
            while (tokens.hasNext() && !hasWhite(text, end, tokens.peek().start())) {
                Token next = tokens.next();
                typedAsOne.add(next.word());
                end = next.end();
            }
            if (text.substring(token.start(), end).equalsIgnoreCase(OR) && !clauses.isEmpty() && !alternative) {
                alternative = true;
            } else {
                add(excluded && first, false, typedAsOne);
            }
        }
    }

    private void add(boolean excluded, boolean quoted, List<String> phrase) {
        List<String> allowed = phrase.subList(0, Math.min(phrase.size(), MAX_WORDS - words));
        if (!allowed.isEmpty()) {
            clauses.add(new Clause(alternative, excluded, quoted, allowed));
            words += allowed.size();
            alternative = false;
        }
    }

    private boolean isQuotationMark(int index) {
        return index < query.length() && QUOTATION_MARKS.indexOf(query.charAt(index)) >= 0;
    }

    /** Between letters, as in Hebrew acronyms, a quotation mark opens nothing. */
    private boolean opensPhrase(int index) {
        return isQuotationMark(index)
                && (index + 1 == query.length()
                        || !Tokens.isPart(query.codePointBefore(index))
                        || !Tokens.isPart(query.codePointAt(index + 1)));
    }

    /** Whether a minus stands there with a word or phrase right behind it and none right before. */
    private boolean isMinus(int index) {
        return query.charAt(index) == '-'
                && index + 1 < query.length()
                && (isQuotationMark(index + 1) || Tokens.isPart(query.codePointAt(index + 1)))
                && (index == 0 || isQuotationMark(index - 1) || Characters.isWhite(query.charAt(index - 1)));
    }

    private static boolean hasWhite(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(Characters::isWhite);
    }
}

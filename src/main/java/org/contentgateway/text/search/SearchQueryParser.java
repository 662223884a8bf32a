package org.contentgateway.text.search;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.text.Characters;
import org.contentgateway.text.search.SearchQuery.Clause;

/**
 * Parses the syntax of PostgreSQL's {@code websearch_to_tsquery} with three differences: any double quotation marks
 * delimit a phrase, as phones insert curly ones; a minus excludes only if a word or phrase follows immediately, so that
 * a dash in a headline excludes nothing; and a compound such as "well-known" is a phrase.
 */
final class SearchQueryParser {

    static final String OR = "or";

    private static final int MAX_WORDS = 64;
    private static final String QUOTATION_MARKS = "\"“”„‟«»＂〝〞";

    private final String query;
    private final List<Clause> clauses = new ArrayList<>();
    private int position;
    private int wordCount;
    private boolean alternative;

    SearchQueryParser(String query) {
        this.query = query;
    }

    List<Clause> clauses() {
        while (position < query.length() && wordCount < MAX_WORDS) {
            var excluded = isMinus(position);
            position += excluded ? 1 : 0;
            if (isQuotationMark(position)) {
                phrase(excluded);
            } else {
                words(excluded);
            }
        }
        if (alternative) {
            alternative = false;
            add(false, false, List.of(OR));
        }
        return clauses;
    }

    private void phrase(boolean excluded) {
        var start = ++position;
        while (position < query.length() && !isQuotationMark(position)) {
            position++;
        }
        var phrase = new ArrayList<String>();
        new Tokenizer(query.substring(start, position)).forEachRemaining(token -> phrase.add(token.word()));
        add(excluded, true, phrase);
        position++;
    }

    /** Parses words up to the next quotation mark or minus. A preceding minus applies to the first word only. */
    private void words(boolean excluded) {
        var start = position;
        do {
            position++;
        } while (position < query.length() && !opensPhrase(position) && !isMinus(position));
        var text = query.substring(start, position);
        var first = true;
        for (var tokens = new Tokenizer(text); tokens.hasNext(); first = false) {
            var token = tokens.next();
            var compound = new ArrayList<String>(List.of(token.word()));
            var end = token.end();
            while (tokens.hasNext() && !hasWhiteSpace(text, end, tokens.peek().start())) {
                var next = tokens.next();
                compound.add(next.word());
                end = next.end();
            }
            if (text.substring(token.start(), end).equalsIgnoreCase(OR) && !clauses.isEmpty() && !alternative) {
                alternative = true;
            } else {
                add(excluded && first, false, compound);
            }
        }
    }

    private void add(boolean excluded, boolean quoted, List<String> phrase) {
        var allowed = phrase.subList(0, Math.min(phrase.size(), MAX_WORDS - wordCount));
        if (!allowed.isEmpty()) {
            clauses.add(new Clause(alternative, excluded, quoted, allowed));
            wordCount += allowed.size();
            alternative = false;
        }
    }

    private boolean isQuotationMark(int index) {
        return index < query.length() && QUOTATION_MARKS.indexOf(query.charAt(index)) >= 0;
    }

    /** A quotation mark between letters, as in Hebrew acronyms, does not open a phrase. */
    private boolean opensPhrase(int index) {
        return isQuotationMark(index)
                && (index + 1 == query.length()
                        || !Tokenizer.isTokenCharacter(query.codePointBefore(index))
                        || !Tokenizer.isTokenCharacter(query.codePointAt(index + 1)));
    }

    /**
     * Returns whether the character at {@code index} is a minus that directly precedes a word or phrase and follows
     * none.
     */
    private boolean isMinus(int index) {
        return query.charAt(index) == '-'
                && index + 1 < query.length()
                && (isQuotationMark(index + 1) || Tokenizer.isTokenCharacter(query.codePointAt(index + 1)))
                && (index == 0 || isQuotationMark(index - 1) || Characters.isWhiteSpace(query.charAt(index - 1)));
    }

    private static boolean hasWhiteSpace(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(Characters::isWhiteSpace);
    }
}

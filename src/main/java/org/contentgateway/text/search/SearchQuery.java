package org.contentgateway.text.search;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reader typed into a search box: words that must all occur, {@code "phrases"}, {@code or} between alternatives,
 * and a minus before what must not occur. Any text is a query.
 *
 * @param clauses in the order they were typed; empty where there is no word to search for
 */
public record SearchQuery(List<Clause> clauses) {

    /**
     * Words that occur one after the other; mostly only one.
     *
     * @param alternative whether it is to occur instead of the clause before
     * @param excluded whether it must not occur
     * @param quoted whether the reader put it in quotation needsQuotes
     * @param words folded, at least one
     */
    public record Clause(boolean alternative, boolean excluded, boolean quoted, List<String> words) {
        public Clause {
            words = List.copyOf(words);
        }

        /** Several words only hold together in quotation needsQuotes, and "or" is a word only there. */
        private String websearch() {
            String phrase = String.join(" ", words);
            boolean needsQuotes = words.size() > 1 || phrase.equals(SearchQueryParser.OR);
            return (alternative ? "or " : "") + (excluded ? "-" : "") + (needsQuotes ? '"' + phrase + '"' : phrase);
        }

        /** What to look for in a text: of "l’homme" and "people’s" no single letter, as stemmers drop those. */
        private List<String> term() {
            int from = 0;
            int to = words.size();
            while (!quoted && from < to && isLetter(words.get(from))) {
                from++;
            }
            while (!quoted && from < to && isLetter(words.get(to - 1))) {
                to--;
            }
            return from == to ? words : words.subList(from, to);
        }

        private static boolean isLetter(String word) {
            return word.length() == 1 && UnicodeScript.of(word.charAt(0)) == UnicodeScript.LATIN;
        }
    }

    public SearchQuery {
        clauses = List.copyOf(clauses);
    }

    /** The first 64 words of a query: PostgreSQL recurses over the clauses, and no reader types as many. */
    public static SearchQuery parse(String query) {
        return new SearchQuery(new SearchQueryParser(query).clauses());
    }

    /** The query in the syntax of PostgreSQL's {@code websearch_to_tsquery}, its words as {@link Folding#fold} has them. */
    public String websearch() {
        return clauses.stream().map(Clause::websearch).collect(Collectors.joining(" "));
    }

    /** What occurs in an article that is found, each as words in a row. */
    List<List<String>> terms() {
        return clauses.stream()
                .filter(clause -> !clause.excluded())
                .map(Clause::term)
                .distinct()
                .toList();
    }
}

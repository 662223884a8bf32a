package org.contentgateway.text.search;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A parsed search query: words that must all occur, {@code "phrases"}, {@code or} between alternatives, and a minus
 * before exclusions. Every string is a valid query.
 *
 * @param clauses in query order; empty if the query contains no word
 */
public record SearchQuery(List<Clause> clauses) {

    /**
     * A word, or a phrase of consecutive words.
     *
     * @param alternative whether the clause is an alternative to the previous one ({@code or})
     * @param excluded whether the clause must not occur
     * @param quoted whether it is in quotation marks in the query
     * @param words folded, at least one
     */
    public record Clause(boolean alternative, boolean excluded, boolean quoted, List<String> words) {
        public Clause {
            words = List.copyOf(words);
        }

        /** Phrases require quotation marks, and so does the word "or", which is an operator otherwise. */
        private String websearch() {
            var phrase = String.join(" ", words);
            var needsQuotes = words.size() > 1 || phrase.equals(SearchQueryParser.OR);
            return (alternative ? "or " : "") + (excluded ? "-" : "") + (needsQuotes ? '"' + phrase + '"' : phrase);
        }

        private String websearchWithoutPhrases() {
            return (alternative ? "or " : "")
                    + words.stream()
                            .map(word -> (excluded ? "-" : "") + quoteOperator(word))
                            .collect(Collectors.joining(" "));
        }

        private static String quoteOperator(String word) {
            return word.equals(SearchQueryParser.OR) ? '"' + word + '"' : word;
        }

        /**
         * Returns the words to highlight. Single letters at the edges of "l’homme" and "people’s" are omitted, as
         * stemmers remove them.
         */
        private List<String> term() {
            var from = 0;
            var to = words.size();
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

    /** Parses at most the first 64 words of a query. The limit bounds the recursion of PostgreSQL over the clauses. */
    public static SearchQuery parse(String query) {
        return new SearchQuery(new SearchQueryParser(query).clauses());
    }

    /**
     * Returns the query in the syntax of PostgreSQL's {@code websearch_to_tsquery}, with words folded by {@link
     * Folding}.
     */
    public String websearch() {
        return clauses.stream().map(Clause::websearch).collect(Collectors.joining(" "));
    }

    /** Returns the same query with phrases as single words, for indexes without positions. */
    public String websearchWithoutPhrases() {
        return clauses.stream().map(Clause::websearchWithoutPhrases).collect(Collectors.joining(" "));
    }

    /** Returns a query for any of the words that the query does not exclude. */
    public String websearchForAnyWord() {
        return clauses.stream()
                .filter(clause -> !clause.excluded())
                .flatMap(clause -> clause.words().stream())
                .distinct()
                .map(Clause::quoteOperator)
                .collect(Collectors.joining(" or "));
    }

    /** Returns the distinct terms to highlight, each a sequence of consecutive words. */
    List<List<String>> terms() {
        return clauses.stream()
                .filter(clause -> !clause.excluded())
                .map(Clause::term)
                .distinct()
                .toList();
    }
}

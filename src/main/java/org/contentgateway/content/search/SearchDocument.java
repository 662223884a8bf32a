package org.contentgateway.content.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.text.search.Folding;

/**
 * The searchable words of an article, each folded to a single spelling.
 *
 * @param configuration PostgreSQL text search configuration, which stems the words
 */
public record SearchDocument(
        long articleId, String configuration, List<String> title, List<String> kickerAndSummary, List<String> body) {

    /**
     * Version of the indexed words and of the key terms. Increased with every change to them, so that existing articles
     * are indexed again.
     */
    public static final int VERSION = 3;

    /** Configuration for languages that PostgreSQL has no stemmer for. */
    private static final String UNSTEMMED = "simple";

    /** PostgreSQL's Snowball stemmers by ISO 639 language code. */
    private static final Map<String, String> STEMMERS = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("nb", "norwegian"),
            Map.entry("ne", "nepali"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    /** The index of the body among the {@link #parts()}. */
    static final int BODY = 2;

    /** Maximum number of body characters indexed, since a tsvector is limited to one megabyte. */
    private static final int MAX_LENGTH = 200_000;

    public static SearchDocument of(ArticleDraft draft) {
        return new SearchDocument(
                draft.key().id(),
                configuration(draft.texts().language()),
                Folding.words(draft.texts().title()),
                Folding.words(Optional.ofNullable(draft.texts().kicker()).orElse("") + "\n"
                        + Optional.ofNullable(draft.texts().summary()).orElse("")),
                truncate(Folding.words(draft.body().text())));
    }

    /** Returns the words by part, in descending order of weight. */
    List<List<String>> parts() {
        return List.of(title, kickerAndSummary, body);
    }

    /** Returns the text search configuration for a BCP 47 language tag. */
    static String configuration(String language) {
        var end = language.indexOf('-');
        return STEMMERS.getOrDefault(end < 0 ? language : language.substring(0, end), UNSTEMMED);
    }

    static boolean isStemmed(String language) {
        return !configuration(language).equals(UNSTEMMED);
    }

    private static List<String> truncate(List<String> words) {
        var length = 0;
        for (var i = 0; i < words.size(); i++) {
            length += words.get(i).length();
            if (length > MAX_LENGTH) {
                return words.subList(0, i);
            }
            length++; // the separator
        }
        return words;
    }
}

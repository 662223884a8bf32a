package org.contentgateway.content.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.text.search.Folding;

/**
 * What an article is found by, folded to one spelling a word.
 *
 * @param configuration how the language is stemmed
 */
public record SearchDocument(
        long articleId, String configuration, List<String> title, List<String> lead, List<String> body) {

    /** Raised whenever the same article is found by other words, so that the index can be made anew. */
    public static final int VERSION = 1;

    /** For languages whose endings PostgreSQL does not know. */
    private static final String UNSTEMMED = "simple";

    /** PostgreSQL's Snowball stemmers by the language that each is for. */
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

    /** A tsvector holds a megabyte at most; what a body says in more characters than these, it has said before. */
    private static final int MAX_LENGTH = 200_000;

    public static SearchDocument of(ArticleDraft draft) {
        return new SearchDocument(
                draft.key().id(),
                configuration(draft.texts().language()),
                Folding.words(draft.texts().title()),
                Folding.words(Optional.ofNullable(draft.texts().kicker()).orElse("") + "\n"
                        + Optional.ofNullable(draft.texts().summary()).orElse("")),
                beginning(Folding.words(draft.body().text())));
    }

    /** The words that weigh most first. */
    List<List<String>> parts() {
        return List.of(title, lead, body);
    }

    /** The text search configuration for a language, given as a BCP 47 tag. */
    static String configuration(String language) {
        var end = language.indexOf('-');
        return STEMMERS.getOrDefault(end < 0 ? language : language.substring(0, end), UNSTEMMED);
    }

    static boolean isStemmed(String language) {
        return !configuration(language).equals(UNSTEMMED);
    }

    private static List<String> beginning(List<String> words) {
        var length = 0;
        for (var i = 0; i < words.size(); i++) {
            length += words.get(i).length();
            if (length > MAX_LENGTH) {
                return words.subList(0, i);
            }
            length++; // what parts it from the next
        }
        return words;
    }
}

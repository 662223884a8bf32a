package org.contentgateway.content.search;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.contentgateway.content.search.AnalyzedDocument.AnalyzedWord;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lexemes of folded words, and caches them. Calling {@code to_tsvector} for every article dominated the cost of an
 * import, although nearly all of its words occur in earlier articles.
 */
@ApplicationScoped
public class WordAnalyzer {

    /** Maximum number of cached words of all configurations. A full cache is cleared. */
    static final int MAX_CACHED_WORDS = 100_000;

    /** Longer words are not cached. In UTF-16 units. */
    private static final int MAX_CACHED_LENGTH = 40;

    /**
     * The 0 after each word shows the position of the next word, because stop words occupy a position but yield no
     * lexeme.
     */
    private static final String LEXEMES_SQL = """
            select words.n, entry.lexeme, pos
            from unnest(?::text[]) with ordinality as words (word, n),
                 lateral unnest(to_tsvector(cast(? as regconfig), words.word || ' 0')) as entry,
                 lateral unnest(entry.positions) as pos
            order by words.n, pos""";

    /** Analyzed words by configuration and word. */
    private final Map<String, Map<String, AnalyzedWord>> cacheByConfiguration = new ConcurrentHashMap<>();

    /** Analyzes documents of distinct articles with one SQL statement for each configuration that has new words. Returns them in their order. */
    public List<AnalyzedDocument> analyze(StatelessSession session, List<SearchDocument> documents) {
        var analyzed = new HashMap<Long, AnalyzedDocument>();
        documents.stream().collect(groupingBy(SearchDocument::configuration)).forEach((configuration, group) -> {
            var cache = cacheByConfiguration.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
            var missing = new LinkedHashSet<String>();
            var cached = group.stream()
                    .map(document -> lookUp(document, cache, missing))
                    .toList();
            var loaded = load(session, configuration, cache, List.copyOf(missing));
            for (var i = 0; i < group.size(); i++) {
                analyzed.put(group.get(i).articleId(), complete(group.get(i), cached.get(i), loaded));
            }
        });
        return documents.stream()
                .map(document ->
                        Objects.requireNonNull(analyzed.get(document.articleId()), "all documents are analyzed"))
                .toList();
    }

    /** Adds the words that were not cached. */
    private static AnalyzedDocument complete(
            SearchDocument document, List<@Nullable AnalyzedWord[]> cached, Map<String, AnalyzedWord> loaded) {
        var parts = new ArrayList<AnalyzedWord[]>(cached.size());
        for (var part = 0; part < cached.size(); part++) {
            var words = cached.get(part);
            var complete = new AnalyzedWord[words.length];
            for (var i = 0; i < words.length; i++) {
                complete[i] = words[i] != null
                        ? words[i]
                        : Objects.requireNonNull(
                                loaded.get(document.parts().get(part).get(i)), "all missing words were loaded");
            }
            parts.add(complete);
        }
        return new AnalyzedDocument(document, parts);
    }

    /**
     * Returns the cached analysis of the words of each part, in their order; null for words that are not cached.
     *
     * @param missing receives the words that are not cached
     */
    private static List<@Nullable AnalyzedWord[]> lookUp(
            SearchDocument document, Map<String, AnalyzedWord> cache, Set<String> missing) {
        var parts = new ArrayList<@Nullable AnalyzedWord[]>();
        for (var part : document.parts()) {
            var words = new @Nullable AnalyzedWord[part.size()];
            for (var i = 0; i < words.length; i++) {
                words[i] = cache.get(part.get(i));
                if (words[i] == null) {
                    missing.add(part.get(i));
                }
            }
            parts.add(words);
        }
        return parts;
    }

    /** Analyzes the missing words with one SQL statement and caches the result. */
    private Map<String, AnalyzedWord> load(
            StatelessSession session, String configuration, Map<String, AnalyzedWord> cache, List<String> missing) {
        var loaded = new HashMap<String, AnalyzedWord>();
        if (!missing.isEmpty()) {
            session.doWork(connection -> analyze(connection, configuration, missing, loaded));
            addToCache(cache, missing, loaded);
        }
        return loaded;
    }

    private static void analyze(
            Connection connection, String configuration, List<String> words, Map<String, AnalyzedWord> result)
            throws SQLException {
        try (var statement = connection.prepareStatement(LEXEMES_SQL)) {
            statement.setArray(1, connection.createArrayOf("text", words.toArray(String[]::new)));
            statement.setString(2, configuration);
            try (var row = statement.executeQuery()) {
                for (var more = row.next(); more; ) {
                    var number = row.getInt(1);
                    var lexemes = new ArrayList<String>(1);
                    var positions = new ArrayList<Integer>(1);
                    do {
                        lexemes.add(row.getString(2));
                        positions.add(row.getInt(3));
                        more = row.next();
                    } while (more && row.getInt(1) == number);
                    var last = lexemes.size() - 1;
                    var word = words.get(number - 1);
                    var length = positions.get(last) - 1;
                    result.put(
                            word,
                            last == 0 && length > 0
                                    ? new AnalyzedWord(List.of(word), List.of(1), length, true)
                                    : new AnalyzedWord(
                                            List.copyOf(lexemes.subList(0, last)),
                                            List.copyOf(positions.subList(0, last)),
                                            length,
                                            false));
                }
            }
        }
    }

    private void addToCache(Map<String, AnalyzedWord> cache, List<String> words, Map<String, AnalyzedWord> analyzed) {
        if (cachedWords() + words.size() > MAX_CACHED_WORDS) {
            cacheByConfiguration.values().forEach(Map::clear);
        }
        words.stream()
                .filter(word -> word.length() <= MAX_CACHED_LENGTH)
                .limit(MAX_CACHED_WORDS)
                .forEach(word -> cache.put(word, Objects.requireNonNull(analyzed.get(word))));
    }

    /** Returns the number of cached words. */
    int cachedWords() {
        return cacheByConfiguration.values().stream().mapToInt(Map::size).sum();
    }
}

package org.contentgateway.content.search;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@code tsvector} values and key terms from folded words, and caches the lexemes of each word. Calling {@code to_tsvector} for
 * every article dominated the cost of an import, although nearly all of its words occur in earlier articles.
 */
@ApplicationScoped
public class TsVectorBuilder {

    /** Maximum number of cached words of all configurations. A full cache is cleared. */
    static final int MAX_CACHED_WORDS = 100_000;

    /** Longer words are not cached. In UTF-16 units. */
    private static final int MAX_CACHED_LENGTH = 40;

    /** Weight labels of the title, the kicker and summary, and the body. */
    private static final List<String> WEIGHTS = List.of("A", "B", "");

    private static final int BODY = 2;

    /** PostgreSQL's limit: higher positions are stored as this one. */
    private static final int MAX_POSITION = 16_383;

    /** PostgreSQL's limit for one lexeme in one text. */
    private static final int MAX_POSITIONS_PER_LEXEME = 255;

    /** Maximum number of body words in a ranking vector: enough for the subjects of a text, few enough for a row. */
    private static final int MAX_RANKED_BODY_WORDS = 64;

    /** Maximum number of occurrences in the body that a ranking vector holds of a word: further ones hardly count. */
    private static final int MAX_RANKED_COUNT = 4;

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

    /**
     * A word's lexemes.
     *
     * @param lexemes quoted for {@code tsvector} input; that of a stop word is the word itself
     * @param positions one-based position of each lexeme within the word
     * @param length number of positions that the word occupies
     * @param stopWord whether the configuration ignores the word
     */
    private record AnalyzedWord(List<String> lexemes, List<Integer> positions, int length, boolean stopWord) {}

    /** Analyzed words by configuration and word. */
    private final Map<String, Map<String, AnalyzedWord>> cacheByConfiguration = new ConcurrentHashMap<>();

    /** Derives a value from a document and the analysis of its words, some cached and the others loaded. */
    private interface Derivation<T> {
        T derive(SearchDocument document, List<@Nullable AnalyzedWord[]> cached, Map<String, AnalyzedWord> loaded);
    }

    /** Returns the documents' vectors by article id. */
    public Map<Long, SearchVectors> vectors(StatelessSession session, List<SearchDocument> documents) {
        return derive(session, documents, TsVectorBuilder::vectors);
    }

    /** Returns the documents' key terms by article id, the longest first. */
    public Map<Long, List<String>> keyTerms(StatelessSession session, List<SearchDocument> documents) {
        return derive(
                session, documents.stream().map(SearchDocument::withoutBody).toList(), TsVectorBuilder::keyTerms);
    }

    private <T> Map<Long, T> derive(
            StatelessSession session, List<SearchDocument> documents, Derivation<T> derivation) {
        var values = new HashMap<Long, T>();
        documents.stream().collect(groupingBy(SearchDocument::configuration)).forEach((configuration, group) -> {
            var cache = cacheByConfiguration.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
            var missing = new LinkedHashSet<String>();
            var cached = group.stream()
                    .map(document -> lookUp(document, cache, missing))
                    .toList();
            var loaded = load(session, configuration, cache, List.copyOf(missing));
            for (var i = 0; i < group.size(); i++) {
                values.put(group.get(i).articleId(), derivation.derive(group.get(i), cached.get(i), loaded));
            }
        });
        return values;
    }

    private static List<String> keyTerms(
            SearchDocument document, List<@Nullable AnalyzedWord[]> cached, Map<String, AnalyzedWord> loaded) {
        var terms = new KeyTerms();
        for (var part = 0; part < cached.size(); part++) {
            var cachedWords = cached.get(part);
            for (var i = 0; i < cachedWords.length; i++) {
                var word = cachedWords[i] != null
                        ? cachedWords[i]
                        : Objects.requireNonNull(
                                loaded.get(document.parts().get(part).get(i)), "all missing words were loaded");
                if (!word.stopWord) {
                    word.lexemes.forEach(lexeme -> terms.add(unquoted(lexeme)));
                }
            }
            terms.endText();
        }
        return terms.longest();
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
                        lexemes.add(quoted(row.getString(2)));
                        positions.add(row.getInt(3));
                        more = row.next();
                    } while (more && row.getInt(1) == number);
                    var last = lexemes.size() - 1;
                    var word = words.get(number - 1);
                    var length = positions.get(last) - 1;
                    result.put(
                            word,
                            last == 0 && length > 0
                                    ? new AnalyzedWord(List.of(quoted(word)), List.of(1), length, true)
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

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String unquoted(String lexeme) {
        return lexeme.substring(1, lexeme.length() - 1).replace("''", "'").replace("\\\\", "\\");
    }

    /**
     * Builds the same index vector as {@code setweight(title, 'A') || setweight(kickerAndSummary, 'B') || body}: the
     * positions of each part continue after the last lexeme of the previous one. Stop words are added as they are,
     * those of the body without positions: only queries of nothing but stop words use them.
     */
    private static SearchVectors vectors(
            SearchDocument document, List<@Nullable AnalyzedWord[]> cached, Map<String, AnalyzedWord> loaded) {
        var entries = new LinkedHashMap<String, Entry>();
        var lastPosition = 0;
        for (var part = 0; part < WEIGHTS.size(); part++) {
            var words = document.parts().get(part);
            var cachedWords = cached.get(part);
            var offset = lastPosition;
            for (var i = 0; i < cachedWords.length; i++) {
                var word = cachedWords[i] != null
                        ? cachedWords[i]
                        : Objects.requireNonNull(loaded.get(words.get(i)), "all missing words were loaded");
                for (var j = 0; j < word.lexemes.size(); j++) {
                    var entry = entries.computeIfAbsent(word.lexemes.get(j), lexeme -> new Entry());
                    if (!word.stopWord) {
                        lastPosition = Math.max(lastPosition, entry.add(offset + word.positions.get(j), part));
                    } else if (part < BODY) {
                        entry.add(offset + word.positions.get(j), part);
                    }
                }
                offset += word.length;
            }
        }
        var vector = new StringBuilder(entries.size() * 16);
        entries.forEach((lexeme, entry) -> entry.write(lexeme, entry.size, vector));
        return new SearchVectors(vector.toString(), ranking(entries));
    }

    /**
     * Builds the ranking vector: the words of title, kicker and summary, and those that are most frequent in the body. It
     * has to remain small, because a search reads it for each match.
     */
    private static String ranking(Map<String, Entry> entries) {
        var frequent = entries.values().stream()
                .filter(entry -> entry.countInBody() > 1)
                .sorted(comparingInt(Entry::countInBody).reversed().thenComparingInt(Entry::firstPositionInBody))
                .limit(MAX_RANKED_BODY_WORDS)
                .collect(toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        var ranking = new StringBuilder();
        entries.forEach((lexeme, entry) -> {
            var size = entry.sizeBeforeBody()
                    + (frequent.contains(entry) ? Math.min(entry.countInBody(), MAX_RANKED_COUNT) : 0);
            if (size > 0) {
                entry.write(lexeme, size, ranking);
            }
        });
        return ranking.toString();
    }

    /** The positions of one lexeme in a vector. */
    private static final class Entry {

        /** Each with the index of its part in the two lowest bits. */
        private int[] positions = new int[2];

        private int size;
        private int lastPart = -1;
        private int countInLastPart;

        /**
         * Adds a position and returns it, limited to the maximum; returns 0 if the lexeme has too many positions in the
         * part.
         */
        int add(int position, int part) {
            countInLastPart = part == lastPart ? countInLastPart + 1 : 1;
            lastPart = part;
            if (countInLastPart > MAX_POSITIONS_PER_LEXEME) {
                return 0;
            }
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, 2 * size);
            }
            var limited = Math.min(position, MAX_POSITION);
            positions[size++] = limited << 2 | part;
            return limited;
        }

        int countInBody() {
            return lastPart == BODY ? Math.min(countInLastPart, MAX_POSITIONS_PER_LEXEME) : 0;
        }

        int sizeBeforeBody() {
            return size - countInBody();
        }

        int firstPositionInBody() {
            return positions[sizeBeforeBody()] >> 2;
        }

        /** Writes the lexeme with its first positions. */
        void write(String lexeme, int size, StringBuilder vector) {
            vector.append(lexeme);
            for (var i = 0; i < size; i++) {
                vector.append(i == 0 ? ':' : ',').append(positions[i] >> 2).append(WEIGHTS.get(positions[i] & 3));
            }
            vector.append(' ');
        }
    }
}

package org.contentgateway.content.search;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
 * Builds {@code tsvector} values from folded words and caches the lexemes of each word. Calling {@code to_tsvector} for
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

    /** Returns the documents' vectors by article id, in PostgreSQL's text format for {@code tsvector}. */
    public Map<Long, String> vectors(StatelessSession session, List<SearchDocument> documents) {
        var vectors = new HashMap<Long, String>();
        documents.stream().collect(groupingBy(SearchDocument::configuration)).forEach((configuration, group) -> {
            var cache = cacheByConfiguration.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
            var missing = new LinkedHashSet<String>();
            var cached = group.stream()
                    .map(document -> lookUp(document, cache, missing))
                    .toList();
            var loaded = load(session, configuration, cache, List.copyOf(missing));
            for (var i = 0; i < group.size(); i++) {
                vectors.put(group.get(i).articleId(), vector(group.get(i), cached.get(i), loaded));
            }
        });
        return vectors;
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

    /**
     * Builds the same vector as {@code setweight(title, 'A') || setweight(kickerAndSummary, 'B') || body}: the
     * positions of each part continue after the last lexeme of the previous one. Stop words are added as they are,
     * those of the body without positions: only queries of nothing but stop words use them.
     */
    private static String vector(
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
        entries.forEach((lexeme, entry) -> entry.write(lexeme, vector));
        return vector.toString();
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

        void write(String lexeme, StringBuilder vector) {
            vector.append(lexeme);
            for (var i = 0; i < size; i++) {
                vector.append(i == 0 ? ':' : ',').append(positions[i] >> 2).append(WEIGHTS.get(positions[i] & 3));
            }
            vector.append(' ');
        }
    }
}

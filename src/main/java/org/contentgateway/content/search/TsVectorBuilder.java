package org.contentgateway.content.search;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contentgateway.content.search.AnalyzedDocument.AnalyzedWord;

/** Builds {@code tsvector} values from analyzed words. */
final class TsVectorBuilder {

    /** Weight labels of the title, the kicker and summary, and the body. */
    private static final List<String> WEIGHTS = List.of("A", "B", "");

    /** PostgreSQL's limit: higher positions are stored as this one. */
    private static final int MAX_POSITION = 16_383;

    /** PostgreSQL's limit for one lexeme in one text. */
    private static final int MAX_POSITIONS_PER_LEXEME = 255;

    /** Maximum number of body words in a ranking vector: enough for the subjects of a text, few enough for a row. */
    private static final int MAX_RANKED_BODY_WORDS = 64;

    /** Maximum number of occurrences in the body that a ranking vector holds of a word: further ones hardly count. */
    private static final int MAX_RANKED_COUNT = 4;

    private TsVectorBuilder() {}

    /**
     * Builds the same index vector as {@code setweight(title, 'A') || setweight(kickerAndSummary, 'B') || body}: the
     * positions of each part continue after the last lexeme of the previous one. Stop words are added as they are,
     * those of the body without positions: only queries of nothing but stop words use them.
     *
     * @param parts the words of each part, in descending order of weight
     */
    static SearchVectors vectors(List<AnalyzedWord[]> parts) {
        var entries = new LinkedHashMap<String, Entry>();
        var lastPosition = 0;
        for (var part = 0; part < parts.size(); part++) {
            var offset = lastPosition;
            for (var word : parts.get(part)) {
                for (var i = 0; i < word.lexemes().size(); i++) {
                    var entry = entries.computeIfAbsent(word.lexemes().get(i), lexeme -> new Entry());
                    var position = offset + word.positions().get(i);
                    if (!word.stopWord()) {
                        lastPosition = Math.max(lastPosition, entry.add(position, part));
                    } else if (part < SearchDocument.BODY) {
                        entry.add(position, part);
                    }
                }
                offset += word.length();
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
            return lastPart == SearchDocument.BODY ? Math.min(countInLastPart, MAX_POSITIONS_PER_LEXEME) : 0;
        }

        int sizeBeforeBody() {
            return size - countInBody();
        }

        int firstPositionInBody() {
            return positions[sizeBeforeBody()] >> 2;
        }

        /** Writes the lexeme with its first positions. */
        void write(String lexeme, int size, StringBuilder vector) {
            vector.append(quoted(lexeme));
            for (var i = 0; i < size; i++) {
                vector.append(i == 0 ? ':' : ',').append(positions[i] >> 2).append(WEIGHTS.get(positions[i] & 3));
            }
            vector.append(' ');
        }
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

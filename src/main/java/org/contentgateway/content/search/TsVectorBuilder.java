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
 * What PostgreSQL's dictionaries make of folded words. It is asked once for a word, not for each text that the word stands
 * in: nearly all words of an import have come before, and {@code to_tsvector} took the most of what a record costs.
 */
@ApplicationScoped
public class TsVectorBuilder {

    /** How many words of a configuration are remembered, and of what length: a few megabytes. Past them it begins anew. */
    private static final int REMEMBERED_WORDS = 60_000;

    private static final int REMEMBERED_LENGTH = 40;

    /** Of the title, the lead and the body. */
    private static final List<String> WEIGHTS = List.of("A", "B", "");

    /** A vector tells no places behind this one. */
    private static final int LAST_PLACE = 16_383;

    /** Of one lexeme in one text. */
    private static final int MAX_PLACES = 255;

    /** The 0 behind each word stands where the next word would: stop words have a place too. */
    private static final String ASK = """
            select words.n, found.lexeme, place
            from unnest(?::text[]) with ordinality as words (word, n),
                 lateral unnest(to_tsvector(cast(? as regconfig), words.word || ' 0')) as found,
                 lateral unnest(found.positions) as place
            order by words.n, place""";

    /** The lexemes of a word and the place of each, from 1; the next word begins behind {@code length} places. */
    private record Word(List<String> lexemes, List<Integer> places, int length) {}

    private final Map<String, Map<String, Word>> remembered = new ConcurrentHashMap<>();

    /** The vectors of texts by their articles, as PostgreSQL reads a {@code tsvector}. */
    public Map<Long, String> vectors(StatelessSession session, List<SearchDocument> texts) {
        var vectors = new HashMap<Long, String>();
        texts.stream().collect(groupingBy(SearchDocument::configuration)).forEach((configuration, alike) -> {
            var known = remembered.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
            var unknown = new LinkedHashSet<String>();
            var found = alike.stream().map(text -> found(text, known, unknown)).toList();
            var learnt = learn(session, configuration, known, List.copyOf(unknown));
            for (var i = 0; i < alike.size(); i++) {
                vectors.put(alike.get(i).articleId(), vector(alike.get(i), found.get(i), learnt));
            }
        });
        return vectors;
    }

    /**
     * What is remembered of the words of each part, in their order.
     *
     * @param unknown takes the words of which nothing is, whose places are null
     */
    private static List<@Nullable Word[]> found(SearchDocument text, Map<String, Word> known, Set<String> unknown) {
        var found = new ArrayList<@Nullable Word[]>();
        for (var part : text.parts()) {
            var met = new @Nullable Word[part.size()];
            for (var at = 0; at < met.length; at++) {
                met[at] = known.get(part.get(at));
                if (met[at] == null) {
                    unknown.add(part.get(at));
                }
            }
            found.add(met);
        }
        return found;
    }

    /** Asks for all words that are not remembered yet, at once. */
    private static Map<String, Word> learn(
            StatelessSession session, String configuration, Map<String, Word> known, List<String> unknown) {
        var learnt = new HashMap<String, Word>();
        if (!unknown.isEmpty()) {
            session.doWork(connection -> ask(connection, configuration, unknown, learnt));
            remember(known, unknown, learnt);
        }
        return learnt;
    }

    private static void ask(Connection connection, String configuration, List<String> unknown, Map<String, Word> words)
            throws SQLException {
        try (var statement = connection.prepareStatement(ASK)) {
            statement.setArray(1, connection.createArrayOf("text", unknown.toArray(String[]::new)));
            statement.setString(2, configuration);
            try (var row = statement.executeQuery()) {
                for (var more = row.next(); more; ) {
                    var word = row.getInt(1);
                    var lexemes = new ArrayList<String>(1);
                    var places = new ArrayList<Integer>(1);
                    do {
                        lexemes.add(quoted(row.getString(2)));
                        places.add(row.getInt(3));
                        more = row.next();
                    } while (more && row.getInt(1) == word);
                    var last = lexemes.size() - 1;
                    words.put(
                            unknown.get(word - 1),
                            new Word(
                                    List.copyOf(lexemes.subList(0, last)),
                                    List.copyOf(places.subList(0, last)),
                                    places.get(last) - 1));
                }
            }
        }
    }

    private static void remember(Map<String, Word> known, List<String> learnt, Map<String, Word> words) {
        if (known.size() + learnt.size() > REMEMBERED_WORDS) {
            known.clear();
        }
        learnt.stream()
                .filter(word -> word.length() <= REMEMBERED_LENGTH)
                .limit(REMEMBERED_WORDS)
                .forEach(word -> known.put(word, Objects.requireNonNull(words.get(word))));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** As {@code setweight(title, 'A') || setweight(lead, 'B') || body}: each begins behind the last lexeme before it. */
    private static String vector(SearchDocument text, List<@Nullable Word[]> found, Map<String, Word> learnt) {
        var entries = new LinkedHashMap<String, Entry>();
        var end = 0;
        for (var part = 0; part < WEIGHTS.size(); part++) {
            var words = text.parts().get(part);
            var met = found.get(part);
            var before = end;
            for (var at = 0; at < met.length; at++) {
                var word = met[at] != null
                        ? met[at]
                        : Objects.requireNonNull(learnt.get(words.get(at)), "all words were asked for");
                for (var i = 0; i < word.lexemes.size(); i++) {
                    var entry = entries.computeIfAbsent(word.lexemes.get(i), lexeme -> new Entry());
                    end = Math.max(end, entry.add(before + word.places.get(i), part));
                }
                before += word.length;
            }
        }
        var vector = new StringBuilder(entries.size() * 16);
        entries.forEach((lexeme, entry) -> entry.write(lexeme, vector));
        return vector.toString();
    }

    /** The places of a lexeme in a vector, as they are found. */
    private static final class Entry {

        /** Each with its part in the two lowest bits. */
        private int[] places = new int[2];

        private int size;
        private int part = -1;
        private int inPart;

        /** Returns the place, or 0 where a vector keeps no more of them. */
        int add(int place, int in) {
            inPart = in == part ? inPart + 1 : 1;
            part = in;
            if (inPart > MAX_PLACES) {
                return 0;
            }
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            var kept = Math.min(place, LAST_PLACE);
            places[size++] = kept << 2 | in;
            return kept;
        }

        void write(String lexeme, StringBuilder vector) {
            vector.append(lexeme);
            for (var i = 0; i < size; i++) {
                vector.append(i == 0 ? ':' : ',').append(places[i] >> 2).append(WEIGHTS.get(places[i] & 3));
            }
            vector.append(' ');
        }
    }
}

package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.StatelessSession;

/**
 * What PostgreSQL's dictionaries make of folded words. It is asked once for a word, not for each text that the word stands
 * in: nearly all words of an import have come before, and {@code to_tsvector} took the most of what a record costs.
 */
@ApplicationScoped
class Lexemes {

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
    Map<Long, String> vectors(StatelessSession session, List<SearchText> texts) {
        var vectors = new HashMap<Long, String>();
        texts.stream().collect(groupingBy(SearchText::configuration)).forEach((configuration, alike) -> {
            var words = words(session, configuration, alike);
            alike.forEach(text -> vectors.put(text.articleId(), vector(text, words)));
        });
        return vectors;
    }

    private Map<String, Word> words(StatelessSession session, String configuration, List<SearchText> texts) {
        var known = remembered.computeIfAbsent(configuration, name -> new ConcurrentHashMap<>());
        var words = new HashMap<String, Word>();
        var unknown = new LinkedHashSet<String>();
        for (var text : texts) {
            for (var part : text.parts()) {
                for (var word : part.split(" ", -1)) {
                    if (words.containsKey(word)) {
                        continue;
                    }
                    var met = known.get(word);
                    if (met == null) {
                        unknown.add(word);
                    } else {
                        words.put(word, met);
                    }
                }
            }
        }
        if (!unknown.isEmpty()) {
            var asked = List.copyOf(unknown);
            session.doWork(connection -> ask(connection, configuration, asked, words));
            remember(known, asked, words);
        }
        return words;
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
    private static String vector(SearchText text, Map<String, Word> words) {
        var entries = new LinkedHashMap<String, Entry>();
        var end = 0;
        for (var part = 0; part < WEIGHTS.size(); part++) {
            var before = end;
            for (var word : text.parts().get(part).split(" ", -1)) {
                var found = Objects.requireNonNull(words.get(word), "all words were asked for");
                for (var i = 0; i < found.lexemes.size(); i++) {
                    var entry = entries.computeIfAbsent(found.lexemes.get(i), Entry::new);
                    end = Math.max(end, entry.add(before + found.places.get(i), part));
                }
                before += found.length;
            }
        }
        var vector = new StringBuilder();
        entries.values().forEach(entry -> vector.append(entry.text).append(' '));
        return vector.toString();
    }

    /** A lexeme of a vector with its places, as it grows. */
    private static final class Entry {

        private final StringBuilder text;
        private int part = -1;
        private int places;

        Entry(String lexeme) {
            text = new StringBuilder(lexeme);
        }

        /** Returns the place, or 0 where a vector keeps no more of them. */
        int add(int place, int in) {
            places = in == part ? places + 1 : 1;
            if (places > MAX_PLACES) {
                part = in;
                return 0;
            }
            var kept = Math.min(place, LAST_PLACE);
            text.append(part < 0 ? ':' : ',').append(kept).append(WEIGHTS.get(in));
            part = in;
            return kept;
        }
    }
}

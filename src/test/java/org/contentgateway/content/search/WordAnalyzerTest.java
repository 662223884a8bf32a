package org.contentgateway.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.contentgateway.content.Sql;
import org.contentgateway.text.search.Folding;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors built from cached words equal those that PostgreSQL builds from whole texts. */
@QuarkusTest
class WordAnalyzerTest {

    private static final String TO_TSVECTOR = """
            select (setweight(to_tsvector(cast(? as regconfig), ?), 'A')
                    || setweight(to_tsvector(cast(? as regconfig), ?), 'B')
                    || to_tsvector(cast(? as regconfig), ?))::text""";

    @Inject
    WordAnalyzer analyzer;

    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({
        "english, The cats are on the, running runs run, A cat ran to the running cats of 1e5 3.14 and x86 of",
        "english, the, of the, and",
        "french, L'été des Français, les chevaux, L’homme qui aimait les chevaux de l'été",
        "german, Über Straßen, die Häuser, Das Haus der Häuser in der Straße",
        "russian, Новости, о городе, В городе новые новости городов и ёлка Ёлки",
        "arabic, المرفأ, كتب المكتبة, والكتب في المكتبة والمكتبات",
        "simple, کتابخانه‌ها, روزنامه, در کتاب‌های کتابخانه ۱۲۳ می‌خوانند",
        "simple, 東京タワー, हिन्दी में, 東京 の タワー हिन्दी ไทย 한국어 🐢 a1b2c3 ½ ② ﬁn",
        "hindi, समाचार, हिन्दी, समाचारों की दुनिया में हिन्दी समाचार",
        "english, '', '', ''"
    })
    void equalsPostgreSQLsExceptForStopWords(String configuration, String title, String summary, String body)
            throws SQLException {
        assertEqualsPostgreSQL(configuration, title, summary, body);
        assertEqualsPostgreSQL(configuration, summary, body, title); // from the cache
    }

    @Test
    void equalPostgreSQLsBeyondPositionAndWordLengthLimits() throws SQLException {
        var words = IntStream.range(0, 20_000).mapToObj(i -> "w" + i % 9000).collect(Collectors.joining(" "));
        assertEqualsPostgreSQL("simple", "x".repeat(3000) + " a", "often ".repeat(400), words);
    }

    @Test
    void boundsTheCachedWordsOfAllConfigurations() {
        for (var configuration : List.of("english", "german", "french")) {
            var words = IntStream.range(0, WordAnalyzer.MAX_CACHED_WORDS / 2 - 1000)
                    .mapToObj(i -> "word" + i)
                    .toList();
            var document = new SearchDocument(1, configuration, List.of(), List.of(), words);
            sessions.fromStatelessSession(session -> analyzer.analyze(session, List.of(document)));
            assertThat(analyzer.cachedWords()).isBetween(words.size(), WordAnalyzer.MAX_CACHED_WORDS);
        }
    }

    private void assertEqualsPostgreSQL(String configuration, String title, String summary, String body)
            throws SQLException {
        var document =
                new SearchDocument(1, configuration, Folding.words(title), Folding.words(summary), Folding.words(body));
        var vectors = sessions.fromStatelessSession(
                session -> analyzer.analyze(session, List.of(document)).get(0).vectors());
        var stopWords = Sql.<String>column(
                database,
                "select distinct word from unnest(?::text[]) as word "
                        + "where length(to_tsvector(cast(? as regconfig), word)) = 0 and octet_length(word) < 2047",
                document.parts().stream().flatMap(List::stream).toArray(String[]::new),
                configuration);
        assertThat(Sql.<String>value(
                        database,
                        "select ts_delete(cast(? as tsvector), ?::text[])::text",
                        vectors.index(),
                        stopWords.toArray(String[]::new)))
                .isEqualTo(Sql.value(
                        database,
                        TO_TSVECTOR,
                        configuration,
                        String.join(" ", document.title()),
                        configuration,
                        String.join(" ", document.kickerAndSummary()),
                        configuration,
                        String.join(" ", document.body())));
        assertThat(Sql.<String>column(
                        database, "select unnest(tsvector_to_array(cast(? as tsvector)))", vectors.index()))
                .containsAll(stopWords);
    }
}

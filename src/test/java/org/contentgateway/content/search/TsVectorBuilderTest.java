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

/** The vectors made of words that were asked for once are those that PostgreSQL makes of whole texts. */
@QuarkusTest
class TsVectorBuilderTest {

    private static final String TO_TSVECTOR = """
            select (setweight(to_tsvector(cast(? as regconfig), ?), 'A')
                    || setweight(to_tsvector(cast(? as regconfig), ?), 'B')
                    || to_tsvector(cast(? as regconfig), ?))::text""";

    @Inject
    TsVectorBuilder lexemes;

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
    void areThoseOfPostgreSQL(String configuration, String title, String lead, String body) throws SQLException {
        assertAlike(configuration, title, lead, body);
        assertAlike(configuration, lead, body, title); // by what is remembered
    }

    @Test
    void areThoseOfPostgreSQLPastTheLastPlaceAndForWordsOfAnyLength() throws SQLException {
        var words = IntStream.range(0, 20_000).mapToObj(i -> "w" + i % 9000).collect(Collectors.joining(" "));
        assertAlike("simple", "x".repeat(3000) + " a", "often ".repeat(400), words);
    }

    private void assertAlike(String configuration, String title, String lead, String body) throws SQLException {
        var text = new SearchDocument(1, configuration, Folding.words(title), Folding.words(lead), Folding.words(body));
        var vectors = sessions.fromStatelessSession(session -> lexemes.vectors(session, List.of(text)));
        assertThat(Sql.<String>value(database, "select cast(? as tsvector)::text", vectors.get(1L)))
                .isEqualTo(Sql.value(
                        database,
                        TO_TSVECTOR,
                        configuration,
                        String.join(" ", text.title()),
                        configuration,
                        String.join(" ", text.lead()),
                        configuration,
                        String.join(" ", text.body())));
    }
}

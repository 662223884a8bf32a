package org.contentgateway.content;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.database.SqlReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Related articles, compared with their definition in docs/related-articles.md as plain SQL. */
@QuarkusTest
class RelatedArticlesTest {

    private static final int PORTAL = 2301;

    private static final String VISIBLE = "published_at <= now() and (removed_at is null or removed_at > now())";

    private static final String DEFINITION = """
            with listed as (
                select id, portal_id, language, published_at, term, removed_at is null or removed_at > now() as visible
                from article, unnest(key_terms) term
                where published_at <= now() and (removed_at is null or changed_at < removed_at)
            ), latest as (
                select origin.id as origin, other.id, other.published_at, other.visible,
                       row_number() over (partition by origin.id, term order by other.published_at desc, other.id desc) as n,
                       count(*) over (partition by origin.id, term) as articles
                from listed origin join listed other using (portal_id, language, term)
                where origin.visible
            ), common as (
                select origin, id, published_at, sum(7 - floor(log(2, least(articles, 64)))) as score from latest
                where n <= 64 and id <> origin and visible group by 1, 2, 3 having count(*) >= 2
            ), ranked as (
                select origin, id, row_number() over (partition by origin order by score desc, published_at desc, id desc) as n
                from common
            )
            select origin || ': ' || string_agg(id::text, ', ' order by n) from ranked where n <= 5 group by origin
            order by origin""";

    @Inject
    ArticleStore store;

    @Inject
    Removals removals;

    @Inject
    SqlReader reader;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void editArticles() throws SQLException {
        long run = Sql.value(database, "insert into ingest_run default values returning id");
        new RandomEdits(store, removals, PORTAL, run, 1).make(200);
        RandomEdits.makeRemovalsDue(database, PORTAL);
    }

    @Test
    void returnsWhatTheDefinitionReturns() throws SQLException {
        List<Long> ids = Sql.column(database, "select id from article where " + VISIBLE);
        var found = new TreeMap<>(RelatedArticles.of(reader, ids, 5))
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": "
                                + entry.getValue().stream()
                                        .map(Object::toString)
                                        .collect(joining(", ")))
                        .toList();
        assertThat(found)
                .containsExactlyElementsOf(Sql.column(database, DEFINITION))
                .hasSizeGreaterThan(50);
        assertThat(Sql.<Long>column(
                        database,
                        "select count(*) from article_term where portal_id = 2301 and language = 'en' group by term"))
                .as("articles of each term, some more than are considered")
                .anyMatch(articles -> articles > 64)
                .anyMatch(articles -> articles < 20);
    }

    @Test
    void indexesTheKeyTermsOfArticlesThatAreNotRemoved() throws SQLException {
        var indexed = "select portal_id, language, term, published_at, article_id from article_term";
        var expected = """
                select portal_id, language, term, published_at, id from article, unnest(key_terms) term
                where removed_at is null or changed_at < removed_at""";
        assertThat(Sql.<Object>column(
                        database,
                        "((%1$s) except (%2$s)) union all ((%2$s) except (%1$s))".formatted(indexed, expected)))
                .isEmpty();
    }
}

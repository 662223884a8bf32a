package org.contentgateway.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.content.changes.Changes;
import org.contentgateway.content.counts.ArticleCounts;
import org.contentgateway.content.search.FullTextSearch;
import org.contentgateway.database.SqlReader;
import org.contentgateway.text.search.SearchQuery;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL's generic plans for the gateway's statements on a database of a million articles. */
@QuarkusTest
@Tag("once")
class QueryPlanTest {

    private static final int ARTICLES = 1_000_000;
    private static final Position DEEP = new Position(Instant.parse("2016-01-01T00:00:00Z"), 1);
    private static final ListRange FIRST_PAGE = new ListRange(null, null, 20, false);
    private static final ListRange DEEP_PAGE = new ListRange(DEEP, null, 20, false);
    private static final ListRange LAST_PAGE = new ListRange(null, null, 20, true);

    private static final FetchPlan SUMMARY_ONLY =
            new FetchPlan(Set.of(ArticleColumn.TITLE, ArticleColumn.SUMMARY), false, null);

    private static EmbeddedPostgres postgres;

    @Inject
    Articles articles;

    @Inject
    Changes changes;

    @Inject
    FullTextSearch search;

    @Inject
    ArticleCounts counts;

    @Inject
    SqlReader reader;

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    void readsEveryOrderFromAnIndexInEitherDirection(SortOrder order) throws Exception {
        for (var range : List.of(FIRST_PAGE, DEEP_PAGE, LAST_PAGE)) {
            assertReadsAnIndexInOrder(plan(() -> articles.list(ArticleCriteria.NONE, order, range, SUMMARY_ONLY)));
            assertReadsAnIndexInOrder(plan(() -> articles.list(feed(2, null), order, range, SUMMARY_ONLY)));
        }
    }

    @Test
    void readsEveryFilteredListFromAnIndexInOrder() throws Exception {
        for (var filter : List.of(feed(2, "en"), feed(null, "en"), tag(7), author(40), withImage(true))) {
            assertReadsAnIndexInOrder(
                    plan(() -> articles.list(filter, SortOrder.PUBLISHED_DESC, FIRST_PAGE, SUMMARY_ONLY)));
        }
    }

    @Test
    void startsADeepPageAtItsCursor() throws Exception {
        assertThat(plan(() -> articles.list(feed(2, "en"), SortOrder.PUBLISHED_DESC, DEEP_PAGE, SUMMARY_ONLY)))
                .containsPattern("Index Cond: .*ROW\\(published_at, id\\) < ROW\\(");
    }

    @Test
    void findsArticlesAndChangesByIndex() throws Exception {
        var plans = plan(() -> articles.find(new ArticleKey(2, 1), SUMMARY_ONLY))
                + plan(() -> changes.after(900_000, 0, 2, null, 100, SUMMARY_ONLY));
        assertThat(plans)
                .doesNotContain("Seq Scan on article")
                .contains("Index Cond: (change_number >", "article_pkey", "article_release");
    }

    @Test
    void searchesTheTsVectorIndex() throws Exception {
        assertThat(plan(() -> search.find(SearchQuery.parse("word7 word8"), feed(2, "en"), null, 20)))
                .contains("article_search_vector")
                .doesNotContain("Seq Scan on article", "article_pkey");
    }

    @Test
    void readsFewRowsForSparseFilters() throws Exception {
        var contentIds = new ArticleCriteria(null, null, null, List.of(5, 6, 7, 8), null, null, null, null, null, null);
        assertThat(rowsRead(
                        () -> articles.list(contentIds, SortOrder.PUBLISHED_DESC, FIRST_PAGE, SUMMARY_ONLY),
                        "array[5, 500000, 999999, 1000001]"))
                .isEqualTo(3);
        assertThat(rowsRead(
                        () -> articles.list(feed(null, "xx"), SortOrder.PUBLISHED_DESC, FIRST_PAGE, SUMMARY_ONLY),
                        "'xx'"))
                .isZero();
        assertThat(rowsRead(
                        () -> articles.list(feed(null, "xx"), SortOrder.UPDATED_DESC, FIRST_PAGE, SUMMARY_ONLY),
                        "'xx'",
                        "'xx', 'xx'"))
                .isZero();
        assertThat(rowsRead(() -> articles.list(tag(5), SortOrder.UPDATED_DESC, FIRST_PAGE, SUMMARY_ONLY), "5", "5, 5"))
                .isZero();
    }

    @Test
    void readsOnlyTheLatestArticlesOfKeyTerms() throws Exception {
        var id = new ArticleKey(1, 500_000).id();
        // Of two terms in thousands of articles.
        assertThat(rowsRead(() -> RelatedArticles.of(reader, List.of(id), 5), "5, array[" + id + "::bigint]"))
                .isBetween(64L, 1_000L);
    }

    @Test
    void readsNoArticlesToCountThem() throws Exception {
        assertThat(rowsRead(() -> counts.count(feed(2, "fa")), "'ALL', 0, 0, 2, 'fa', 2, 'fa', 2, 'fa'"))
                .isBetween(1L, 2L);
    }

    @ParameterizedTest
    @EnumSource(
            value = SortOrder.class,
            names = {"PUBLISHED_DESC", "PUBLISHED_ASC"})
    void readsOnlyTheRecentlyUpdatedRows(SortOrder order) throws Exception {
        // Few articles of other tests match this, as few of the million articles match the value below.
        var since = Instant.parse("9000-01-01T00:00:00Z");
        var updated = new ArticleCriteria(null, null, null, null, null, null, null, null, since, null);
        var value = "timestamptz '2025-01-05T00:00:00Z'";
        // 71 articles: once to count them, once to find their ids, once to read them.
        assertThat(rowsRead(() -> articles.list(updated, order, FIRST_PAGE, SUMMARY_ONLY), value, value + ", " + value))
                .isEqualTo(3 * 71);
    }

    private static void assertReadsAnIndexInOrder(String plan) {
        assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan on article", "Sort");
    }

    private static ArticleCriteria feed(Integer portal, String language) {
        return new ArticleCriteria(portal, language, null, null, null, null, null, null, null, null);
    }

    private static ArticleCriteria tag(int id) {
        return new ArticleCriteria(null, null, null, null, id, null, null, null, null, null);
    }

    private static ArticleCriteria author(int id) {
        return new ArticleCriteria(null, null, null, null, null, id, null, null, null, null);
    }

    private static ArticleCriteria withImage(boolean has) {
        return new ArticleCriteria(null, null, null, null, null, null, null, null, null, has);
    }

    /** Returns the plans of the statements that an action executes. */
    private static String plan(Runnable action) throws Exception {
        var plans = new StringBuilder();
        // The extended protocol would require values for the parameters.
        var simple = Map.of("preferQueryMode", "simple");
        try (var connection =
                database().getDatabase("postgres", "postgres", simple).getConnection()) {
            for (var sql : StatementRecorder.record(action)) {
                if (sql.contains("from article") || sql.contains("from attachment")) {
                    plans.append(Sql.column(connection, "explain (generic_plan) " + numberParameters(sql)).stream()
                            .map(String.class::cast)
                            .reduce("", (all, line) -> all + line + "\n"));
                }
            }
        }
        return plans.toString();
    }

    /**
     * Executes an action's statements with generic plans on the million articles, and returns how many rows their scans
     * read.
     *
     * @param values the values of each statement's parameters, as SQL
     */
    private static long rowsRead(Runnable action, String... values) throws Exception {
        var statements = StatementRecorder.record(action);
        assertThat(statements).hasSameSizeAs(values);
        var rows = 0L;
        try (var connection = database().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            for (var i = 0; i < values.length; i++) {
                statement.execute("prepare counted as " + numberParameters(statements.get(i)));
                var plan = Sql.column(connection, "explain (analyze, format json) execute counted (" + values[i] + ")");
                rows += rowsRead(new ObjectMapper()
                        .readTree(plan.get(0).toString())
                        .get(0)
                        .get("Plan"));
                statement.execute("deallocate counted");
            }
        }
        return rows;
    }

    private static long rowsRead(JsonNode plan) {
        var rows = 0L;
        if (plan.get("Node Type").asText().contains("Scan")) {
            rows += (plan.get("Actual Rows").asLong()
                            + plan.path("Rows Removed by Filter").asLong())
                    * plan.get("Actual Loops").asLong();
        }
        for (var child : plan.path("Plans")) {
            rows += rowsRead(child);
        }
        return rows;
    }

    /** Numbers the parameters as {@code $1} and so on. */
    private static String numberParameters(String sql) {
        var number = new int[1];
        return Pattern.compile("\\?").matcher(sql).replaceAll(parameter -> "\\$" + ++number[0]);
    }

    private static synchronized EmbeddedPostgres database() throws Exception {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .locations("db/migration")
                    .load()
                    .migrate();
            try (var connection = postgres.getPostgresDatabase().getConnection()) {
                fill(connection);
            }
        }
        return postgres;
    }

    /** Articles of twenty years in five portals and languages. One in ten has a tag, every second one an image. */
    private static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into portal (id) select generate_series(1, 5)");
            // For a million rows at once, one statement is faster.
            statement.execute("alter table article disable trigger user");
            statement.execute("""
                    insert into article (id, portal_id, content_id, language, title, lead, body_html, body_text,
                        word_count, reading_minutes, text_version, author_id, tag_id,
                        published_at, updated_at, lead_image, comments_enabled, display_image, display_details,
                        display_related_images, display_in_slider, display_title_in_slider, display_columns,
                        source_digest, change_number, changed_at, seen, key_terms)
                    select ((n %% 5 + 1)::bigint << 32) + n, n %% 5 + 1, n, (array['en', 'fa', 'ar', 'es', 'fr'])[n %% 5 + 1],
                        'Title', '', '', '', 0, 0, 1, n %% 200, case when n %% 10 = 0 then n %% 100 + 1 end,
                        at, at + interval '1 hour', case when n %% 2 = 0 then '[]' end, true, true, true, true, true, true, 0, '', n, at + interval '2 hours', true,
                        case when n %% 10 = 0 then array['topic' || n %% 70, 'subject' || n %% 90] else '{}' end
                    from (select n, timestamptz '2006-01-01' + n * interval '10 minutes' as at
                          from generate_series(1, %d) n) articles""".formatted(ARTICLES));
            statement.execute("""
                    insert into attachment (article_id, position, kind, path, picture)
                    select id, 0, 'IMAGE', 'a.jpg', '[-1]' from article where content_id % 2 = 0""");
            statement.execute("""
                    insert into article_search (article_id, configuration, language, published_at, ranking, vector)
                    select id, 'simple', language, published_at, vector, vector
                    from article, array_to_tsvector(array['word' || content_id % 1000, 'word' || content_id % 77]) vector
                    where content_id % 10 = 0""");
            statement.execute("""
                    insert into article_term select portal_id, language, term, published_at, id
                    from article, unnest(key_terms) term""");
            statement.execute("select recount_articles()");
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }
}

package org.contentgateway.content.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.Drafts;
import org.contentgateway.content.RandomEdits;
import org.contentgateway.content.Sql;
import org.contentgateway.content.StatementRecorder;
import org.contentgateway.content.changes.ChangeTracker;
import org.contentgateway.content.changes.ScheduledChanges;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.text.search.SearchQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sizes of lists, compared with counting the articles. */
@QuarkusTest
class ArticleCountsTest {

    private static final int PORTAL = 2311;

    private static final String COUNTED =
            "select facet, value, portal_id, language, has_image, articles from article_count " + "where articles <> 0";

    private static final String EXPECTED = """
            select facet, value, portal_id, language, lead_image is not null, count(*)
            from article, lateral (
                values ('ALL', 0), ('TAG', tag_id), ('AUTHOR', author_id),
                       ('MONTH', cast(extract(year from published_at at time zone 'UTC') * 12
                                      + extract(month from published_at at time zone 'UTC') as integer))) f (facet, value)
            where value is not null and (removed_at is null or changed_at < removed_at) group by 1, 2, 3, 4, 5""";

    @Inject
    ArticleStore store;

    @Inject
    Removals removals;

    @Inject
    ScheduledChanges scheduledChanges;

    @Inject
    ArticleCounts counts;

    @Inject
    Articles articles;

    @Inject
    ChangeTracker tracker;

    @Inject
    AgroalDataSource database;

    private long run;

    @BeforeEach
    void startAnImportRun() throws SQLException {
        run = Sql.value(database, "insert into ingest_run default values returning id");
    }

    @Test
    void countsWhatTwoConcurrentWritersChange() throws Exception {
        var one = edits(1);
        var other = edits(2);
        one.get(60, TimeUnit.SECONDS);
        other.get(60, TimeUnit.SECONDS);
        RandomEdits.makeRemovalsDue(database, PORTAL);
        assertCountsAreRight();
        var filters = new ArrayList<ArticleCriteria>();
        for (var portal : Arrays.asList(null, PORTAL, PORTAL + 1)) {
            for (var language : Arrays.asList(null, "en", "fa")) {
                for (var image : Arrays.asList(null, true, false)) {
                    filters.add(filter(portal, language, null, null, null, null, image));
                    filters.add(filter(portal, language, 2, null, null, null, image));
                    filters.add(filter(portal, language, null, 3, null, null, image));
                    filters.add(filter(portal, language, 2, 3, null, null, image));
                    filters.add(filter(portal, language, null, null, daysAgo(100), null, image));
                    filters.add(filter(portal, language, null, null, null, daysAgo(33), image));
                    filters.add(filter(portal, language, null, null, daysAgo(300), daysAgo(-10), image));
                    filters.add(filter(portal, language, null, null, daysAgo(40), daysAgo(32), image));
                }
            }
        }
        tracker.catchUp();
        assertThat(counted(filters, counts::count)).isEqualTo(counted(filters, articles::count));
        scheduledChanges.recordDue();
        tracker.catchUp();
        assertCountsAreRight();
        assertThat(counted(filters, counts::count)).isEqualTo(counted(filters, articles::count));
        Sql.run(database, "select recount_articles()");
        assertCountsAreRight();
    }

    @Test
    void readsNoArticlesForUsualFilters() {
        for (var filter : List.of(
                ArticleCriteria.NONE,
                filter(PORTAL, "en", null, null, null, null, true),
                filter(null, null, 7, null, null, null, null),
                filter(null, null, null, 7, null, null, null),
                filter(PORTAL, null, null, null, daysAgo(1000), null, null))) {
            assertThat(StatementRecorder.record(() -> counts.count(filter)))
                    .singleElement()
                    .asString()
                    .contains("article_count");
        }
    }

    @Test
    void cachesOtherCountsUntilTheirPortalChanges() {
        var filter = filter(PORTAL + 5, null, 1, 2, null, null, null);
        var query = SearchQuery.parse("body");
        tracker.catchUp();
        assertThat(statements(filter, query)).isPositive();
        assertThat(statements(filter, query)).isZero();
        store.save(
                List.of(Drafts.of(new ArticleKey(PORTAL + 5, 1), "en", "A", daysAgo(1), daysAgo(1), 1, 2, false, run)));
        tracker.catchUp();
        assertThat(counts.count(filter)).isEqualTo(1);
        assertThat(counts.count(query, filter)).isEqualTo(1);
        store.save(
                List.of(Drafts.of(new ArticleKey(PORTAL + 6, 1), "en", "A", daysAgo(1), daysAgo(1), 1, 2, false, run)));
        tracker.catchUp();
        assertThat(statements(filter, query)).isZero();
    }

    private int statements(ArticleCriteria filter, SearchQuery query) {
        return StatementRecorder.record(() -> {
                    counts.count(filter);
                    counts.count(query, filter);
                })
                .size();
    }

    private void assertCountsAreRight() throws SQLException {
        assertThat(Sql.<Object>column(
                        database,
                        "((%1$s) except (%2$s)) union all ((%2$s) except (%1$s))".formatted(COUNTED, EXPECTED)))
                .isEmpty();
    }

    private CompletableFuture<Void> edits(long seed) {
        return CompletableFuture.runAsync(
                () -> new RandomEdits(store, removals, PORTAL, run, seed).make(200), task -> new Thread(task).start());
    }

    private static List<String> counted(List<ArticleCriteria> filters, Function<ArticleCriteria, Long> count) {
        return filters.stream()
                .map(filter -> filter + ": " + count.apply(filter))
                .toList();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(days, ChronoUnit.DAYS);
    }

    private static ArticleCriteria filter(
            Integer portal,
            String language,
            Integer tag,
            Integer author,
            Instant after,
            Instant before,
            Boolean image) {
        return new ArticleCriteria(portal, language, null, null, tag, author, after, before, null, image);
    }
}

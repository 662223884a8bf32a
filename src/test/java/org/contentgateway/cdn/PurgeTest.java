package org.contentgateway.cdn;

import static io.restassured.RestAssured.get;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.contentgateway.cdn.FakeCdn.Purge;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.Sql;
import org.contentgateway.content.changes.Changes;
import org.contentgateway.content.store.Removals;
import org.contentgateway.ingest.Importer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes reach a cache that is new to the database, through gateways that share it. */
@QuarkusTest
class PurgeTest {

    private static final int PORTAL = 1401;

    @Inject
    PurgePositions positions;

    @Inject
    Changes changes;

    @Inject
    Importer importer;

    @Inject
    Removals removals;

    @Inject
    AgroalDataSource database;

    @Inject
    PurgeTargets ofTheApplication;

    private SimpleMeterRegistry meters;
    private final FakeCdn cdn;
    private PurgeTargets gateway;

    PurgeTest() throws IOException {
        cdn = new FakeCdn();
    }

    @BeforeEach
    void startWithACacheThatKnowsAll() {
        gateway = replica();
        gateway.catchUp();
        cdn.rest();
    }

    @AfterEach
    void stop() {
        cdn.close();
    }

    @Test
    void namesEachArticleThatChangedItsPortalAndAll() throws Exception {
        save(PORTAL, 1, "first");
        save(PORTAL + 1, 2, "first");
        gateway.catchUp();
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-1 p1402 p1402-2");
        save(PORTAL, 1, "second");
        gateway.catchUp();
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-1");
        removals.remove(new ArticleKey(PORTAL, 1), RemovalCause.WITHDRAWN, null);
        gateway.catchUp();
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-1");
    }

    @Test
    void saysNothingWhereNothingChanged() throws Exception {
        save(PORTAL, 3, "first");
        gateway.catchUp();
        cdn.rest();
        save(PORTAL, 3, "first");
        gateway.catchUp();
        replica().catchUp();
        assertThat(cdn.rest()).isEmpty();
    }

    @Test
    void tellsManyChangesInSeveralTransactions() throws Exception {
        run(IntStream.rangeClosed(1, 250)
                .mapToObj(id -> record(PORTAL + 2, id, "first"))
                .collect(joining("\n")));
        gateway.catchUp();
        assertThat(cdn.rest()).hasSize(3).extracting(Purge::keys).allMatch(keys -> keys.startsWith("all p1403 p1403-"));
        assertThat(lag()).isZero();
    }

    @Test
    void dropsEverythingWhereACacheIsFarBehindOrAheadOfTheDatabase() throws Exception {
        for (var distance : new int[] {Purger.TOO_MANY + 1, -1}) {
            Sql.run(database, "update purge_position set change_number = change_number - " + distance);
            gateway.catchUp();
            assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("gateway");
            assertThat(lag()).isZero();
        }
    }

    @Test
    void asksAgainAfterAPauseWhereTheCacheRefuses() throws Exception {
        cdn.behave(FakeCdn.answering(503));
        save(PORTAL, 4, "first");
        gateway.catchUp();
        assertThat(cdn.rest()).hasSize(1);
        gateway.catchUp();
        assertThat(cdn.rest()).isEmpty();
        assertThat(lag()).isEqualTo(1);

        save(PORTAL, 5, "first");
        cdn.behave(FakeCdn.answering(200));
        while (lag() != 0) {
            gateway.catchUp();
        }
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-4 p1401-5");
    }

    @Test
    void tellsAgainWhereItDiedBeforeItsPositionWasKept() throws Exception {
        save(PORTAL, 6, "first");
        cdn.behave(exchange -> {
            Sql.column(
                    database,
                    "select pg_terminate_backend(pid) from pg_locks where relation = 'purge_position'::regclass "
                            + "and mode = 'RowShareLock'");
            FakeCdn.answering(200).answer(exchange);
        });
        gateway.catchUp();
        assertThat(cdn.rest()).hasSize(1);
        cdn.behave(FakeCdn.answering(200));
        replica().catchUp();
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-6");
        assertThat(lag()).isZero();
    }

    @Test
    void isDoneByOneOfTwoReplicasWhichForgetsNothingOfTheOther() throws Exception {
        save(PORTAL, 7, "first");
        var answer = new CountDownLatch(1);
        cdn.behave(exchange -> {
            answer.await();
            FakeCdn.answering(200).answer(exchange);
        });
        var first = CompletableFuture.runAsync(gateway::catchUp, task -> new Thread(task).start());
        assertThat(cdn.next().keys()).isEqualTo("all p1401 p1401-7");
        save(PORTAL, 8, "first");
        replica().catchUp();
        assertThat(cdn.rest()).isEmpty();
        answer.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-8");
        assertThat(lag()).isZero();
    }

    @Test
    void leavesOneCacheBehindWithoutTheOther() throws Exception {
        try (var other = new FakeCdn()) {
            other.behave(FakeCdn.answering(500));
            var both = replica(Map.of("gateway.purge.url", other.url() + "," + cdn.url()));
            save(PORTAL, 9, "first");
            both.catchUp();
            assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("all p1401 p1401-9");
            other.behave(FakeCdn.answering(200));
            replica(Map.of("gateway.purge.url", other.url())).catchUp();
            assertThat(other.rest()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void tellsHowFarBehindACacheIs() throws Exception {
        cdn.behave(FakeCdn.answering(503));
        save(PORTAL, 10, "first");
        save(PORTAL, 11, "first");
        gateway.catchUp();
        assertThat(meters.get("gateway.purge.lag")
                        .tag("cache", cdn.url())
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void isOffUnlessACacheIsNamed() {
        ofTheApplication.catchUp();
        assertThat(get("/q/metrics").asString()).contains("jvm_info").doesNotContain("gateway_purge_lag");
    }

    private PurgeTargets replica() {
        return replica(Map.of("gateway.purge.url", cdn.url()));
    }

    private PurgeTargets replica(Map<String, String> settings) {
        meters = new SimpleMeterRegistry();
        var caches = new PurgeTargets(PurgeSettings.of(settings), positions, changes, meters);
        caches.begin(new StartupEvent());
        return caches;
    }

    private long lag() {
        return positions.lag(cdn.url());
    }

    private void save(int portal, int contentId, String title) throws Exception {
        run(record(portal, contentId, title));
    }

    private void run(String records) throws Exception {
        var report = importer.run(new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
    }

    private static String record(int portal, int contentId, String title) {
        return """
                {"portal_id":%d,"content_id":%d,"lang_id":"en","content_title":"%s","content_html":"<p>Body.</p>",\
                "content_date_start":"2026-06-18 12:00:00"}""".formatted(portal, contentId, title);
    }
}

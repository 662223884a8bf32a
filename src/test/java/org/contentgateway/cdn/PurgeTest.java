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
import org.contentgateway.ingest.RecordFormats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes are purged from a new target, by replicas that share a database. */
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
    RecordFormats formats;

    @Inject
    Removals removals;

    @Inject
    AgroalDataSource database;

    @Inject
    PurgeTargets applicationTargets;

    private SimpleMeterRegistry meters;
    private final FakeCdn cdn;
    private PurgeTargets gateway;

    PurgeTest() throws IOException {
        cdn = new FakeCdn();
    }

    @BeforeEach
    void startWithAPurgedCache() {
        gateway = replica();
        gateway.catchUp();
        cdn.takeAll();
    }

    @AfterEach
    void stop() {
        cdn.close();
    }

    @Test
    void purgesTheTagsOfEachChangedArticle() throws Exception {
        save(PORTAL, 1, "first");
        save(PORTAL + 1, 2, "first");
        gateway.catchUp();
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-1 p1402 p1402-2");
        save(PORTAL, 1, "second");
        gateway.catchUp();
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-1");
        removals.remove(new ArticleKey(PORTAL, 1), RemovalCause.WITHDRAWN, null);
        gateway.catchUp();
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-1");
    }

    @Test
    void sendsNothingIfNothingChanged() throws Exception {
        save(PORTAL, 3, "first");
        gateway.catchUp();
        cdn.takeAll();
        save(PORTAL, 3, "first");
        gateway.catchUp();
        replica().catchUp();
        assertThat(cdn.takeAll()).isEmpty();
    }

    @Test
    void purgesManyChangesInSeveralTransactions() throws Exception {
        run(IntStream.rangeClosed(1, 250)
                .mapToObj(id -> record(PORTAL + 2, id, "first"))
                .collect(joining("\n")));
        gateway.catchUp();
        assertThat(cdn.takeAll())
                .hasSize(3)
                .extracting(Purge::keys)
                .allMatch(keys -> keys.startsWith("all p1403 p1403-"));
        assertThat(lag()).isZero();
    }

    @Test
    void purgesEverythingIfTheTargetLagsFarOrIsAhead() throws Exception {
        for (var distance : new int[] {Purger.MAX_LAG + 1, -1}) {
            Sql.run(database, "update purge_position set change_number = change_number - " + distance);
            gateway.catchUp();
            assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("gateway");
            assertThat(lag()).isZero();
        }
    }

    @Test
    void retriesAfterAPause() throws Exception {
        cdn.behave(FakeCdn.responding(503));
        save(PORTAL, 4, "first");
        gateway.catchUp();
        assertThat(cdn.takeAll()).hasSize(1);
        gateway.catchUp();
        assertThat(cdn.takeAll()).isEmpty();
        assertThat(lag()).isEqualTo(1);

        save(PORTAL, 5, "first");
        cdn.behave(FakeCdn.responding(200));
        while (lag() != 0) {
            gateway.catchUp();
        }
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-4 p1401-5");
    }

    @Test
    void repeatsAPurgeWhosePositionWasNotStored() throws Exception {
        save(PORTAL, 6, "first");
        cdn.behave(exchange -> {
            Sql.column(
                    database,
                    "select pg_terminate_backend(pid) from pg_locks where relation = 'purge_position'::regclass "
                            + "and mode = 'RowShareLock'");
            FakeCdn.responding(200).respond(exchange);
        });
        gateway.catchUp();
        assertThat(cdn.takeAll()).hasSize(1);
        cdn.behave(FakeCdn.responding(200));
        replica().catchUp();
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-6");
        assertThat(lag()).isZero();
    }

    @Test
    void purgesFromOneReplicaWithoutMissingChanges() throws Exception {
        save(PORTAL, 7, "first");
        var response = new CountDownLatch(1);
        cdn.behave(exchange -> {
            response.await();
            FakeCdn.responding(200).respond(exchange);
        });
        var first = CompletableFuture.runAsync(gateway::catchUp, task -> new Thread(task).start());
        assertThat(cdn.next().keys()).isEqualTo("all p1401 p1401-7");
        save(PORTAL, 8, "first");
        replica().catchUp();
        assertThat(cdn.takeAll()).isEmpty();
        response.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-8");
        assertThat(lag()).isZero();
    }

    @Test
    void purgesOneTargetWhileAnotherFails() throws Exception {
        try (var other = new FakeCdn()) {
            other.behave(FakeCdn.responding(500));
            var both = replica(Map.of("gateway.purge.url", other.url() + "," + cdn.url()));
            save(PORTAL, 9, "first");
            both.catchUp();
            assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("all p1401 p1401-9");
            other.behave(FakeCdn.responding(200));
            replica(Map.of("gateway.purge.url", other.url())).catchUp();
            assertThat(other.takeAll()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void exposesTheLagAsAMetric() throws Exception {
        cdn.behave(FakeCdn.responding(503));
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
    void isOffWithoutATarget() {
        applicationTargets.catchUp();
        assertThat(get("/q/metrics").asString()).contains("jvm_info").doesNotContain("gateway_purge_lag");
    }

    private PurgeTargets replica() {
        return replica(Map.of("gateway.purge.url", cdn.url()));
    }

    private PurgeTargets replica(Map<String, String> settings) {
        meters = new SimpleMeterRegistry();
        var targets = new PurgeTargets(PurgeSettings.of(settings), positions, changes, meters);
        targets.start(new StartupEvent());
        return targets;
    }

    private long lag() {
        return positions.lag(cdn.url());
    }

    private void save(int portal, int contentId, String title) throws Exception {
        run(record(portal, contentId, title));
    }

    private void run(String records) throws Exception {
        var report = importer.run(new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)), formats.cms());
        assertThat(report.counts().rejected()).isZero();
    }

    private static String record(int portal, int contentId, String title) {
        return """
                {"portal_id":%d,"content_id":%d,"lang_id":"en","content_title":"%s","content_html":"<p>Body.</p>",\
                "content_date_start":"2026-06-18 12:00:00"}""".formatted(portal, contentId, title);
    }
}

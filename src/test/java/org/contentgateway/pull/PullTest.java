package org.contentgateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.pull.UpstreamServer.after;
import static org.contentgateway.pull.UpstreamServer.gzipped;
import static org.contentgateway.pull.UpstreamServer.json;
import static org.contentgateway.pull.UpstreamServer.status;
import static org.contentgateway.pull.UpstreamServer.truncated;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.pull.PullReport.PullOutcome;
import org.contentgateway.pull.UpstreamServer.ResponseAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulls from a real HTTP server that succeeds and fails. */
@QuarkusTest
class PullTest {

    private static final int PORTAL = 1211;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    RecordFormats formats;

    @Inject
    UpstreamStates states;

    @Inject
    UpstreamClient client;

    @Inject
    Importer importer;

    @Inject
    PullMetrics metrics;

    @Inject
    Scheduler scheduler;

    @Inject
    AgroalDataSource database;

    private final UpstreamServer server = new UpstreamServer();
    private final String name = "test-" + NAMES.incrementAndGet();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void importsAPage() throws SQLException {
        server.respond(json("[[%s,%s]]".formatted(record(1), record(2))));
        var report = replica("/export").pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.counts().created()).isEqualTo(2);
        assertThat(title(1)).isEqualTo("Title 1");
        assertThat(states.get(name).lastSuccessAt()).isNotNull();
        assertThat(states.get(name).failure()).isNull();
    }

    @Test
    void importsGzip() {
        server.respond(gzipped(record(3)));
        assertThat(replica("/export").pullNow().counts().received()).isEqualTo(1);
        assertThat(server.requests.remove().headers().getFirst("Accept-Encoding"))
                .isEqualTo("gzip");
    }

    /** A failing response, and the failure that the pull reports. */
    private record FailingResponse(String name, ResponseAction response, String failure) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<FailingResponse> failingResponses() {
        return Stream.of(
                new FailingResponse(
                        "fails", status(500, "<p>Oh no</p>"), "The upstream responded with status 500: <p>Oh no</p>"),
                new FailingResponse(
                        "forbids",
                        status(403, "{\"code\":\"rest_forbidden\"}"),
                        "The upstream responded with status 403: {\"code\":\"rest_forbidden\"}"),
                new FailingResponse(
                        "asks to retry later",
                        status(429, "", "Retry-After", "1"),
                        "The upstream responded with status 429"),
                new FailingResponse(
                        "responds not modified to an unconditional request",
                        status(304, ""),
                        "The upstream responded with status 304"),
                new FailingResponse(
                        "loses the connection",
                        truncated("[[" + record(10) + ",{"),
                        "Page 1 is incomplete: the connection was lost."),
                new FailingResponse(
                        "sends incomplete JSON", json("[[" + record(10) + ",{"), "Page 1 is incomplete: it ends"),
                new FailingResponse(
                        "sends HTML",
                        json("<!DOCTYPE html><title>Maintenance</title>"),
                        "Page 1 is incomplete: it starts with '<'"),
                new FailingResponse("sends nothing", json(""), "Page 1 is incomplete: it is empty."),
                new FailingResponse(
                        "sends an error with 200",
                        json("{\"error\":\"no database\"}"),
                        "Page 1 holds no valid record."),
                new FailingResponse(
                        "sends broken gzip", json("\u001f\u008b\u0008nothing".toString()), "Page 1 is incomplete: "),
                new FailingResponse(
                        "redirects to another host",
                        status(302, "", "Location", "http://other.example.org/export"),
                        "A redirect leads to another origin, http://other.example.org, and is not followed."),
                new FailingResponse(
                        "redirects to another port",
                        status(302, "", "Location", "http://localhost:1/export"),
                        "A redirect leads to another origin, http://localhost:1, and is not followed."),
                new FailingResponse(
                        "redirects in a loop",
                        status(301, "", "Location", "/export"),
                        "The upstream redirects more than 5 times."),
                new FailingResponse(
                        "redirects to an invalid URL",
                        status(301, "", "Location", "http://[/"),
                        "A redirect leads to an invalid URL."));
    }

    @ParameterizedTest
    @MethodSource("failingResponses")
    void reportsAFailureAndRecovers(FailingResponse failing) throws SQLException {
        server.respond(failing.response);
        assertFailsThenSucceeds(failing.failure);
    }

    @Test
    void limitsTheWaitForAResponse() throws SQLException {
        server.respond(server.silent());
        assertFailsThenSucceeds("No response within 50 ms.", "timeout", "50ms");
    }

    @Test
    void limitsTheWaitForMoreData() throws SQLException {
        server.respond(server.stalling("[[" + record(11) + ","));
        assertFailsThenSucceeds("Page 1 is incomplete: no data was received for 1000 ms.", "timeout", "1s");
        assertThat(title(11)).isEqualTo("Title 11");
    }

    @Test
    void limitsTheDurationOfAPull() throws SQLException {
        server.respond(json("[" + record(12) + "]"));
        var report = replica("/export", "max-duration", "0S").pullNow();
        assertThat(report.failure()).isEqualTo("Page 1 is incomplete: the pull exceeds max-duration.");
    }

    @Test
    void keepsRecordsBeforeAFailureAndRepeatsThePull() throws SQLException {
        var upstream = replica("/export?page={page}&since={since}");
        server.respond(json("[" + record(13) + "]"), json("[" + record(14) + ",{\"content"));
        var report = upstream.pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.counts().created()).isEqualTo(2);
        assertThat(title(14)).isEqualTo("Title 14");
        assertThat(states.get(name).since()).isNull();
    }

    @Test
    void reportsAnInternalErrorWithoutRetrying() throws SQLException {
        server.respond(json("[" + record(15) + "]"));
        var upstream = replica("/export", "retry.max", "3");
        Sql.run(database, "alter table source_record rename to source_record_away");
        try {
            assertThat(upstream.pullNow().failure()).isEqualTo("Internal error in the gateway; see its log.");
        } finally {
            Sql.run(database, "alter table source_record_away rename to source_record");
        }
        assertThat(server.requests).hasSize(1);
        assertThat(upstream.pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
    }

    @Test
    void retriesTemporaryFailures() {
        server.respond(
                status(500, ""),
                truncated("[" + record(16)),
                status(503, "", "Retry-After", "0"),
                json("[" + record(17) + "]"));
        var report = replica("/export", "retry.max", "3").pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void doesNotRetryPermanentFailures() {
        server.respond(status(401, ""));
        replica("/export", "retry.max", "3").pullNow();
        assertThat(server.requests).hasSize(1);
    }

    static Stream<String> retryAfterOneHour() {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        return Stream.of("3600", now.plusHours(1).format(DateTimeFormatter.RFC_1123_DATE_TIME));
    }

    @ParameterizedTest
    @MethodSource("retryAfterOneHour")
    void respectsALongRetryAfter(String retryAfter) throws SQLException {
        server.respond(status(429, "", "Retry-After", retryAfter));
        var upstream = replica("/export", "retry.max", "3");
        assertThat(upstream.pullIfDue().outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(states.get(name).notBefore()).isAfter(Instant.now().plusSeconds(3000));
        advanceOneMinute();
        assertThat(upstream.pullIfDue().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
        assertThat(server.requests).hasSize(1);
        server.respond(json("[]"));
        assertThat(upstream.pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(states.get(name).notBefore()).isNull();
    }

    @Test
    void opensTheCircuitBreakerAfterRepeatedFailures() throws SQLException {
        server.respond(status(500, ""));
        var upstream = replica("/export", "breaker.failures", "4", "retry.max", "3");
        assertThat(upstream.pullIfDue().failure()).isEqualTo("The upstream responded with status 500");
        assertThat(upstream.handle.guard().breakerState()).isEqualTo(CircuitBreakerState.OPEN);
        advanceOneMinute();
        assertThat(upstream.pullIfDue().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
        assertThat(server.requests).hasSize(4);
        assertThat(states.get(name).failure()).isEqualTo("The upstream responded with status 500");
        server.respond(json("[]"));
        assertThat(upstream.pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(upstream.handle.guard().breakerState()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void closesTheCircuitBreakerAfterASuccess() throws SQLException {
        server.respond(status(500, ""));
        var upstream = replica("/export", "breaker.failures", "1", "breaker.delay", "0S");
        upstream.pullIfDue();
        advanceOneMinute();
        server.respond(json("[]"));
        assertThat(upstream.pullIfDue().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(upstream.handle.guard().breakerState()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void sendsConditionalRequests() throws SQLException {
        var upstream = replica("/export");
        server.respond(
                json("[" + record(20) + "]", "ETag", "\"v1\"", "Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT"));
        upstream.pullNow();
        server.respond(status(304, ""));
        var before = states.get(name).lastSuccessAt();
        assertThat(upstream.pullNow().outcome()).isEqualTo(PullOutcome.NOT_MODIFIED);
        assertThat(states.get(name).lastSuccessAt()).isAfter(before);
        assertThat(upstream.pullNow().outcome()).isEqualTo(PullOutcome.NOT_MODIFIED);
        server.requests.remove();
        for (var request : server.requests) {
            assertThat(request.headers().getFirst("If-None-Match")).isEqualTo("\"v1\"");
            assertThat(request.headers().getFirst("If-Modified-Since")).isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
        }
    }

    @Test
    void sendsNoValidatorsAfterAFailedPull() throws SQLException {
        var upstream = replica("/export");
        server.respond(json("[" + record(21), "ETag", "\"broken\""));
        upstream.pullNow();
        upstream.pullNow();
        assertThat(server.requests).noneMatch(request -> request.headers().containsKey("If-None-Match"));
    }

    @Test
    void sendsNoValidatorsForSeveralPages() throws SQLException {
        var upstream = replica("/export?page={page}");
        server.respond(json("[" + record(22) + "]", "ETag", "\"p1\""), json("[]", "ETag", "\"none\""));
        upstream.pullNow();
        server.respond(json("[" + record(22) + "]", "ETag", "\"p1\""), json("[" + record(23) + "]"), json("[]"));
        assertThat(upstream.pullNow().counts().created()).isEqualTo(1);
        assertThat(server.requests).noneMatch(request -> request.headers().containsKey("If-None-Match"));
    }

    @Test
    void requestsPagesUntilOneIsEmpty() {
        server.respond(json("[" + record(30) + "]"), json("[" + record(31) + "]"), json("[]"));
        assertThat(replica("/export?page={page}").pullNow().counts().created()).isEqualTo(2);
        assertThat(uris()).containsExactly("/export?page=1", "/export?page=2", "/export?page=3");
    }

    @Test
    void requestsPagesUpToTheTotalOfWordPress() {
        server.respond(
                json("[" + post(1) + "]", "X-WP-TotalPages", "2"), json("[" + post(2) + "]", "X-WP-TotalPages", "2"));
        var report = replica("/posts?page={page}", "format", "wordpress", "portal", "1212")
                .pullNow();
        assertThat(report.counts().created()).isEqualTo(2);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void stopsAtTheInvalidPageErrorOfWordPress() {
        server.respond(json("[" + post(3) + "]"), status(400, "{\"code\":\"rest_post_invalid_page_number\"}"));
        var report = replica("/posts?page={page}", "format", "wordpress", "portal", "1212")
                .pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(report.counts().created()).isEqualTo(1);
    }

    @Test
    void followsLinksToTheNextPage() {
        server.respond(
                json("[" + record(32) + "]", "Link", "</a>; rel=\"prev\", </export?cursor=b>; rel=\"next\""),
                json("[" + record(33) + "]", "Link", "</export>; rel=\"prev\""));
        assertThat(replica("/export").pullNow().counts().created()).isEqualTo(2);
        assertThat(uris()).containsExactly("/export", "/export?cursor=b");
    }

    @Test
    void followsNoLinkToAnotherOrigin() {
        server.respond(json("[" + record(34) + "]", "Link", "<http://other.example.org/>; rel=next"));
        var report = replica("/export").pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith("Its next page leads to another origin, http://other.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export?page={page}", "/export"})
    void limitsTheNumberOfPages(String path) throws SQLException {
        server.respond(json("[" + record(35) + "]", "Link", "</export>; rel=\"next\""));
        var report = replica(path, "max-pages", "5").pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith("The upstream has more than 5 pages. Raise max-pages");
        assertThat(server.requests).hasSize(5);
        assertThat(states.get(name).since()).isNull();
    }

    @Test
    void followsRedirectsOnTheSameHost() {
        server.respond(status(301, "", "Location", "/moved?a=b"), json("[]"));
        assertThat(replica("/export").pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(uris()).containsExactly("/export", "/moved?a=b");
    }

    @Test
    void startsWhereTheLastPullWithRecordsDid() throws SQLException {
        var upstream = replica("/export?since={since}", "overlap", "1h");
        server.respond(json("[" + record(40) + "]"), json("[]"));
        upstream.pullNow();
        var since = states.get(name).since();
        assertThat(since)
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(65)),
                        Instant.now().minus(Duration.ofMinutes(60)));
        upstream.pullNow();
        upstream.pullNow();
        var second = "/export?since=" + since.toString().replace(":", "%3A");
        assertThat(uris()).containsExactly("/export?since=1970-01-01T00%3A00%3A00Z", second, second);
    }

    @Test
    void sendsConfiguredCredentialsAndHeaders() {
        server.respond(json("[]"));
        replica("/export", "username", "gateway", "password", "päss:word", "headers.\"X-Api-Key\"", "k")
                .pullNow();
        var headers = server.requests.remove().headers();
        assertThat(headers.getFirst("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("gateway:päss:word".getBytes(UTF_8)));
        assertThat(headers.getFirst("X-Api-Key")).isEqualTo("k");
    }

    @Test
    void rejectsAConcurrentPull() throws Exception {
        var release = new CountDownLatch(1);
        server.respond(after(release, json("[" + record(50) + "]")));
        var first = replica("/export");
        var second = replica("/export");
        var pulling = CompletableFuture.supplyAsync(first::pullNow, task -> new Thread(task).start());
        assertThat(server.requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(second.pullNow().outcome()).isEqualTo(PullOutcome.BUSY);
        release.countDown();
        assertThat(pulling.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(second.pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
    }

    @Test
    void pullsOnceIfTheSchedulesOfTwoReplicasFire() {
        server.respond(json("[]"));
        var first = replica("/export", "every", "5m");
        var second = replica("/export", "every", "5m");
        assertThat(first.pullIfDue().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(second.pullIfDue().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
    }

    @Test
    void releasesTheLockWhenItsSessionEnds() throws SQLException {
        var lock = states.tryLock(name).orElseThrow();
        assertThat(states.tryLock(name)).isEmpty();
        Sql.column(
                database,
                "select pg_terminate_backend(pid, 20000) from pg_locks where locktype = 'advisory' and classid = x'50554C4C'::int");
        states.tryLock(name).orElseThrow().close();
        server.close();
        lock.close();
        assertThat(replica("/export").pullNow().failure()).startsWith("The upstream is unreachable");
    }

    @Test
    void pullsOnSchedule() throws InterruptedException {
        server.respond(json("[]"));
        var upstream = replica("/export", "every", "1h");
        upstream.service.start(new StartupEvent(), scheduler);
        try {
            assertThat(server.requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        } finally {
            scheduler.unscheduleJob("pull " + name);
        }
    }

    @Test
    void schedulesACronExpression() {
        replica("/export", "cron", "0 0 3 1 1 ?").service.start(new StartupEvent(), scheduler);
        var job = scheduler.unscheduleJob("pull " + name);
        assertThat(job.getNextFireTime()).isAfter(Instant.now());
    }

    private void assertFailsThenSucceeds(String failure, String... settings) throws SQLException {
        var upstream = replica("/export?since={since}", settings);
        var report = upstream.pullNow();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith(failure);
        var state = states.get(name);
        assertThat(state.failure()).isEqualTo(report.failure());
        assertThat(state.lastSuccessAt()).isNull();
        assertThat(state.since()).isNull();
        server.respond(json("[" + record(9) + "]"));
        assertThat(replica("/export?since={since}").pullNow().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(states.get(name).failure()).isNull();
        assertThat(states.get(name).since()).isNotNull();
    }

    /** The pulls of one replica from one upstream. */
    private record Replica(PullService service, PullService.UpstreamHandle handle) {
        PullReport pullNow() {
            return service.pullNow(handle);
        }

        PullReport pullIfDue() {
            return service.pullIfDue(handle);
        }
    }

    /** By default without retries. */
    private Replica replica(String path, String... settings) {
        var all = new LinkedHashMap<String, String>(
                Map.of("url", server.url(path), "timeout", "20s", "retry.max", "0", "retry.delay", "1ms"));
        for (var i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        var config = PullSettings.of(
                name,
                all.entrySet().stream()
                        .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                        .toArray(String[]::new));
        var service = new PullService(config, formats, states, client, importer, metrics);
        return new Replica(service, service.named(name).orElseThrow());
    }

    private void advanceOneMinute() throws SQLException {
        Sql.run(database, "update upstream set last_try_at = last_try_at - interval '1 minute'");
    }

    private List<String> uris() {
        return server.requests.stream().map(UpstreamServer.Request::uri).toList();
    }

    private static String record(int contentId) {
        return "{\"portal_id\":%d,\"content_id\":%d,\"content_title\":\"Title %2$d\",\"content_date_start\":\"2026-06-18 12:00:00\"}"
                .formatted(PORTAL, contentId);
    }

    private static String post(int id) {
        return "{\"id\":%d,\"status\":\"publish\",\"title\":{\"rendered\":\"A post\"},\"date_gmt\":\"2026-06-18T12:00:00\"}"
                .formatted(id);
    }

    private String title(int contentId) throws SQLException {
        return Sql.value(database, "select title from article where id = ?", new ArticleKey(PORTAL, contentId).id());
    }
}

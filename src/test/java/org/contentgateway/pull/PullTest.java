package org.contentgateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.pull.UpstreamServer.after;
import static org.contentgateway.pull.UpstreamServer.brokenOff;
import static org.contentgateway.pull.UpstreamServer.gzipped;
import static org.contentgateway.pull.UpstreamServer.json;
import static org.contentgateway.pull.UpstreamServer.status;

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
import org.contentgateway.pull.UpstreamServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulls from a real HTTP server, good days and bad. */
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
    void takesWhatThereIs() throws SQLException {
        server.answers(json("[[%s,%s]]".formatted(record(1), record(2))));
        var report = pulls("/export").now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(report.pages()).isEqualTo(1);
        assertThat(report.created()).isEqualTo(2);
        assertThat(title(1)).isEqualTo("Title 1");
        assertThat(states.get(name).lastSuccessAt()).isNotNull();
        assertThat(states.get(name).failure()).isNull();
    }

    @Test
    void takesGzip() {
        server.answers(gzipped(record(3)));
        assertThat(pulls("/export").now().received()).isEqualTo(1);
        assertThat(server.requests.remove().headers().getFirst("Accept-Encoding"))
                .isEqualTo("gzip");
    }

    /** What an upstream does, and what operators read of it. */
    private record Trouble(String name, Answer answer, String failure) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                new Trouble("fails", status(500, "<p>Oh no</p>"), "it answers 500: <p>Oh no</p>"),
                new Trouble(
                        "forbids",
                        status(403, "{\"code\":\"rest_forbidden\"}"),
                        "it answers 403: {\"code\":\"rest_forbidden\"}"),
                new Trouble("wants to be asked later", status(429, "", "Retry-After", "1"), "it answers 429"),
                new Trouble("is not modified, unasked", status(304, ""), "it answers 304"),
                new Trouble(
                        "breaks off",
                        brokenOff("[[" + record(10) + ",{"),
                        "page 1 can't be read to its end: the connection broke off"),
                new Trouble(
                        "breaks off and says so",
                        json("[[" + record(10) + ",{"),
                        "page 1 can't be read to its end: it breaks off"),
                new Trouble(
                        "sends a page for people",
                        json("<!DOCTYPE html><title>Maintenance</title>"),
                        "page 1 can't be read to its end: it begins with '<'"),
                new Trouble("sends nothing", json(""), "page 1 can't be read to its end: it is empty"),
                new Trouble(
                        "sends an error with 200",
                        json("{\"error\":\"no database\"}"),
                        "nothing on page 1 is a record"),
                new Trouble(
                        "sends broken gzip",
                        json("\u001f\u008b\u0008nothing".toString()),
                        "page 1 can't be read to its end"),
                new Trouble(
                        "leads elsewhere",
                        status(302, "", "Location", "http://other.example.org/export"),
                        "it redirects to http://other.example.org, which is not followed"),
                new Trouble(
                        "leads to another port",
                        status(302, "", "Location", "http://localhost:1/export"),
                        "it redirects to http://localhost:1, which is not followed"),
                new Trouble("leads in a circle", status(301, "", "Location", "/export"), "it redirects in a circle"),
                new Trouble(
                        "leads nowhere",
                        status(301, "", "Location", "http://[/"),
                        "it redirects to what is no address"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysWhatIsWrongAndTakesTheNextThatIsRight(Trouble trouble) throws SQLException {
        server.answers(trouble.answer);
        assertFailsThenSucceeds(trouble.failure);
    }

    @Test
    void waitsForAnAnswerOnlySoLong() throws SQLException {
        server.answers(server.silent());
        assertFailsThenSucceeds("it did not answer within 50 ms", "timeout", "50ms");
    }

    @Test
    void waitsForAnAnswerToGoOnOnlySoLong() throws SQLException {
        server.answers(server.stalling("[[" + record(11) + ","));
        assertFailsThenSucceeds("page 1 can't be read to its end: nothing more came for 1000 ms", "timeout", "1s");
        assertThat(title(11)).isEqualTo("Title 11");
    }

    @Test
    void takesNoLongerThanItMay() throws SQLException {
        server.answers(json("[" + record(12) + "]"));
        var report = pulls("/export", "max-duration", "0S").now();
        assertThat(report.failure()).isEqualTo("page 1 can't be read to its end: the pull takes longer than it may");
    }

    @Test
    void keepsWhatCameBeforeItBrokeOffButBeginsThereAgain() throws SQLException {
        var pulls = pulls("/export?page={page}&since={since}");
        server.answers(json("[" + record(13) + "]"), json("[" + record(14) + ",{\"content"));
        var report = pulls.now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.created()).isEqualTo(2);
        assertThat(title(14)).isEqualTo("Title 14");
        assertThat(states.get(name).since()).isNull();
    }

    @Test
    void failsHereWithoutBlamingTheUpstream() throws SQLException {
        server.answers(json("[" + record(15) + "]"));
        var pulls = pulls("/export", "retry.max", "3");
        Sql.run(database, "alter table source_record rename to source_record_away");
        try {
            assertThat(pulls.now().failure()).isEqualTo("it failed here, not there: the log says why");
        } finally {
            Sql.run(database, "alter table source_record_away rename to source_record");
        }
        assertThat(server.requests).hasSize(1);
        assertThat(pulls.now().outcome()).isEqualTo(PullOutcome.PULLED);
    }

    @Test
    void asksAgainWhereAFailureMayPass() {
        server.answers(
                status(500, ""),
                brokenOff("[" + record(16)),
                status(503, "", "Retry-After", "0"),
                json("[" + record(17) + "]"));
        var report = pulls("/export", "retry.max", "3").now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void doesNotAskAgainWhereAFailureLasts() {
        server.answers(status(401, ""));
        pulls("/export", "retry.max", "3").now();
        assertThat(server.requests).hasSize(1);
    }

    static Stream<String> anHour() {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        return Stream.of("3600", now.plusHours(1).format(DateTimeFormatter.RFC_1123_DATE_TIME));
    }

    @ParameterizedTest
    @MethodSource("anHour")
    void leavesAnUpstreamAloneForAsLongAsItAsks(String retryAfter) throws SQLException {
        server.answers(status(429, "", "Retry-After", retryAfter));
        var pulls = pulls("/export", "retry.max", "3");
        assertThat(pulls.scheduled().outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(states.get(name).notBefore()).isAfter(Instant.now().plusSeconds(3000));
        letTimePass();
        assertThat(pulls.scheduled().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
        assertThat(server.requests).hasSize(1);
        server.answers(json("[]"));
        assertThat(pulls.now().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(states.get(name).notBefore()).isNull();
    }

    @Test
    void leavesAnUpstreamAloneThatFailsAgainAndAgain() throws SQLException {
        server.answers(status(500, ""));
        var pulls = pulls("/export", "breaker.failures", "4", "retry.max", "3");
        assertThat(pulls.scheduled().failure()).isEqualTo("it answers 500");
        assertThat(pulls.source.guard().breaker()).isEqualTo(CircuitBreakerState.OPEN);
        letTimePass();
        assertThat(pulls.scheduled().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
        assertThat(server.requests).hasSize(4);
        assertThat(states.get(name).failure()).isEqualTo("it answers 500");
        server.answers(json("[]"));
        assertThat(pulls.now().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(pulls.source.guard().breaker()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void triesAnUpstreamAgainThatWasLeftAlone() throws SQLException {
        server.answers(status(500, ""));
        var pulls = pulls("/export", "breaker.failures", "1", "breaker.delay", "0S");
        pulls.scheduled();
        letTimePass();
        server.answers(json("[]"));
        assertThat(pulls.scheduled().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(pulls.source.guard().breaker()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void saysWhatItHasAlready() throws SQLException {
        var pulls = pulls("/export");
        server.answers(
                json("[" + record(20) + "]", "ETag", "\"v1\"", "Last-Modified", "Wed, 21 Oct 2026 07:28:00 GMT"));
        pulls.now();
        server.answers(status(304, ""));
        var before = states.get(name).lastSuccessAt();
        assertThat(pulls.now().outcome()).isEqualTo(PullOutcome.NOT_MODIFIED);
        assertThat(states.get(name).lastSuccessAt()).isAfter(before);
        assertThat(pulls.now().outcome()).isEqualTo(PullOutcome.NOT_MODIFIED);
        server.requests.remove();
        for (var request : server.requests) {
            assertThat(request.headers().getFirst("If-None-Match")).isEqualTo("\"v1\"");
            assertThat(request.headers().getFirst("If-Modified-Since")).isEqualTo("Wed, 21 Oct 2026 07:28:00 GMT");
        }
    }

    @Test
    void forgetsWhatItHasWhereAPullFails() throws SQLException {
        var pulls = pulls("/export");
        server.answers(json("[" + record(21), "ETag", "\"broken\""));
        pulls.now();
        pulls.now();
        assertThat(server.requests).noneMatch(request -> request.headers().containsKey("If-None-Match"));
    }

    @Test
    void doesNotTakeOnePageForAll() throws SQLException {
        var pulls = pulls("/export?page={page}");
        server.answers(json("[" + record(22) + "]", "ETag", "\"p1\""), json("[]", "ETag", "\"none\""));
        pulls.now();
        server.answers(json("[" + record(22) + "]", "ETag", "\"p1\""), json("[" + record(23) + "]"), json("[]"));
        assertThat(pulls.now().created()).isEqualTo(1);
        assertThat(server.requests).noneMatch(request -> request.headers().containsKey("If-None-Match"));
    }

    @Test
    void countsPagesUntilOneIsEmpty() {
        server.answers(json("[" + record(30) + "]"), json("[" + record(31) + "]"), json("[]"));
        assertThat(pulls("/export?page={page}").now().created()).isEqualTo(2);
        assertThat(uris()).containsExactly("/export?page=1", "/export?page=2", "/export?page=3");
    }

    @Test
    void countsPagesUpToTheLastThatWordPressNames() {
        server.answers(
                json("[" + post(1) + "]", "X-WP-TotalPages", "2"), json("[" + post(2) + "]", "X-WP-TotalPages", "2"));
        var report = pulls("/posts?page={page}", "format", "wordpress", "portal", "1212")
                .now();
        assertThat(report.created()).isEqualTo(2);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void endsWhereWordPressSaysThatThereAreNoMorePages() {
        server.answers(json("[" + post(3) + "]"), status(400, "{\"code\":\"rest_post_invalid_page_number\"}"));
        var report = pulls("/posts?page={page}", "format", "wordpress", "portal", "1212")
                .now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(report.created()).isEqualTo(1);
    }

    @Test
    void followsLinksToTheNextPage() {
        server.answers(
                json("[" + record(32) + "]", "Link", "</a>; rel=\"prev\", </export?cursor=b>; rel=\"next\""),
                json("[" + record(33) + "]", "Link", "</export>; rel=\"prev\""));
        assertThat(pulls("/export").now().created()).isEqualTo(2);
        assertThat(uris()).containsExactly("/export", "/export?cursor=b");
    }

    @Test
    void followsNoLinkToElsewhere() {
        server.answers(json("[" + record(34) + "]", "Link", "<http://other.example.org/>; rel=next"));
        var report = pulls("/export").now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith("its next page leads to http://other.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export?page={page}", "/export"})
    void comesToAnEndWhereThePagesDoNot(String path) throws SQLException {
        server.answers(json("[" + record(35) + "]", "Link", "</export>; rel=\"next\""));
        var report = pulls(path, "max-pages", "5").now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith("there is still a page after 5: raise max-pages");
        assertThat(server.requests).hasSize(5);
        assertThat(states.get(name).since()).isNull();
    }

    @Test
    void followsRedirectsOnTheSameHost() {
        server.answers(status(301, "", "Location", "/moved?a=b"), json("[]"));
        assertThat(pulls("/export").now().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(uris()).containsExactly("/export", "/moved?a=b");
    }

    @Test
    void asksForWhatIsNewSinceWhatCameLastWasAskedFor() throws SQLException {
        var pulls = pulls("/export?since={since}", "overlap", "1h");
        server.answers(json("[" + record(40) + "]"), json("[]"));
        pulls.now();
        var since = states.get(name).since();
        assertThat(since)
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(65)),
                        Instant.now().minus(Duration.ofMinutes(60)));
        pulls.now();
        pulls.now();
        var second = "/export?since=" + since.toString().replace(":", "%3A");
        assertThat(uris()).containsExactly("/export?since=1970-01-01T00%3A00%3A00Z", second, second);
    }

    @Test
    void sendsWhatIsConfigured() {
        server.answers(json("[]"));
        pulls("/export", "username", "gateway", "password", "päss:word", "headers.\"X-Api-Key\"", "k")
                .now();
        var headers = server.requests.remove().headers();
        assertThat(headers.getFirst("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("gateway:päss:word".getBytes(UTF_8)));
        assertThat(headers.getFirst("X-Api-Key")).isEqualTo("k");
    }

    @Test
    void pullsOnceAtATime() throws Exception {
        var release = new CountDownLatch(1);
        server.answers(after(release, json("[" + record(50) + "]")));
        var first = pulls("/export");
        var second = pulls("/export");
        var pulling = CompletableFuture.supplyAsync(first::now, task -> new Thread(task).start());
        assertThat(server.requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(second.now().outcome()).isEqualTo(PullOutcome.BUSY);
        release.countDown();
        assertThat(pulling.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(second.now().outcome()).isEqualTo(PullOutcome.PULLED);
    }

    @Test
    void pullsOnceWhereTheTimersOfTwoReplicasRing() {
        server.answers(json("[]"));
        var first = pulls("/export", "every", "5m");
        var second = pulls("/export", "every", "5m");
        assertThat(first.scheduled().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(second.scheduled().outcome()).isEqualTo(PullOutcome.NOT_ASKED);
    }

    @Test
    void letsGoOfTheLockWithTheSessionThatHoldsIt() throws SQLException {
        var lock = states.tryLock(name).orElseThrow();
        assertThat(states.tryLock(name)).isEmpty();
        List<Integer> process = Sql.column(lock.connection(), "select pg_backend_pid()");
        Sql.column(database, "select pg_terminate_backend(?, 20000)", process.get(0));
        states.tryLock(name).orElseThrow().close();
        server.close();
        lock.close();
        assertThat(pulls("/export").now().failure()).startsWith("it can't be reached");
    }

    @Test
    void followsItsSchedule() throws InterruptedException {
        server.answers(json("[]"));
        var pulls = pulls("/export", "every", "1h");
        pulls.pulls.start(new StartupEvent(), scheduler);
        try {
            assertThat(server.requests.poll(20, TimeUnit.SECONDS)).isNotNull();
        } finally {
            scheduler.unscheduleJob("pull " + name);
        }
    }

    @Test
    void ringsAtTheTimesOfItsCalendar() {
        pulls("/export", "cron", "0 0 3 1 1 ?").pulls.start(new StartupEvent(), scheduler);
        var job = scheduler.unscheduleJob("pull " + name);
        assertThat(job.getNextFireTime()).isAfter(Instant.now());
    }

    private void assertFailsThenSucceeds(String failure, String... settings) throws SQLException {
        var pulls = pulls("/export?since={since}", settings);
        var report = pulls.now();
        assertThat(report.outcome()).isEqualTo(PullOutcome.FAILED);
        assertThat(report.failure()).startsWith(failure);
        var state = states.get(name);
        assertThat(state.failure()).isEqualTo(report.failure());
        assertThat(state.lastSuccessAt()).isNull();
        assertThat(state.since()).isNull();
        server.answers(json("[" + record(9) + "]"));
        assertThat(pulls("/export?since={since}").now().outcome()).isEqualTo(PullOutcome.PULLED);
        assertThat(states.get(name).failure()).isNull();
        assertThat(states.get(name).since()).isNotNull();
    }

    /** Pulls of one source, as one replica makes them. */
    private record Replica(PullService pulls, PullService.UpstreamHandle source) {
        PullReport now() {
            return pulls.now(source);
        }

        PullReport scheduled() {
            return pulls.scheduled(source);
        }
    }

    /** Unless told, a request is made once. */
    private Replica pulls(String path, String... settings) {
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
        var pulls = new PullService(config, formats, states, client, importer, metrics);
        return new Replica(pulls, pulls.named(name).orElseThrow());
    }

    private void letTimePass() throws SQLException {
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

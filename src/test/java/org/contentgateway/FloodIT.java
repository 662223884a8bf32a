package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Floods the packaged application with requests that are all distinct, in a small heap: what clients choose must neither
 * stay in memory nor become time series. {@code -Dflood.requests=100000} sends more than the few thousands of each kind.
 */
class FloodIT {

    private static final Logger LOG = Logger.getLogger(FloodIT.class);

    /** Small caches, which are full after the warm-up: what the heap gains afterwards is a leak. */
    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.datasource.jdbc.max-size", "4",
            "gateway.response-cache.max-size", "256K",
            "gateway.documents.cache-size", "256K",
            "gateway.documents.persisted-cache-size", "64K",
            "quarkus.http.cors.enabled", "true",
            "quarkus.http.cors.origins", "https://app.example.org");

    private static final int WARM_UP = 1_000;
    private static final int REQUESTS = Integer.getInteger("flood.requests", 5_000);
    private static final int CHECK_EVERY = 20_000;

    /** In bytes. Live memory varies by a tenth of this while code is compiled and threads start. */
    private static final long TOLERANCE = 1_000_000;

    private static final int IN_FLIGHT = 64;

    private static final List<String> TOKENS_OF_GRAPHQL =
            List.of("{ } ( ) [ ] : = ! $ @ & | ... a on fragment query mutation type 1 1.5 \"a\" null".split(" "));

    private static final List<String> ORDERS =
            List.of("PUBLISHED_DESC", "PUBLISHED_ASC", "UPDATED_DESC", "UPDATED_ASC");

    /** One kind of request, of which no two are the same. */
    enum Flood {
        DOCUMENTS(200, i -> query("{a" + i + ": __typename}")),
        SHAPES(200, i -> query("query Shape" + i + " " + shape(new Random(i), 5))),
        SYNTAX_ERRORS(
                200,
                i -> query(new Random(i)
                        .ints(50, 0, TOKENS_OF_GRAPHQL.size())
                        .mapToObj(TOKENS_OF_GRAPHQL::get)
                        .collect(joining(" ", "{a" + i + " ", "")))),
        OPERATION_NAMES(200, i -> query("query Name" + i + " {__typename}", "operationName", "Name" + i)),
        UNKNOWN_OPERATION_NAMES(200, i -> query("query One {__typename}", "operationName", "Name" + i)),
        INVALID_DOCUMENTS(200, i -> query("{unknown" + i + "}")),
        PERSISTED_QUERIES(200, i -> {
            var query = "{b" + i + ": __typename}";
            return query(query, "extensions", persistedQuery(sha256(query)));
        }),
        UNKNOWN_HASHES(200, i -> post(new JsonObject().put("extensions", persistedQuery(sha256("" + i))))),
        VARIABLES(
                200,
                i -> query(
                        "query($id: Int!) {articleByContentId(portal: 2, contentId: $id) {title}}",
                        "variables",
                        new JsonObject().put("id", i))),
        PORTALS(
                200,
                i -> query(
                        "query($id: Int!) {portal(id: $id) {name}}", "variables", new JsonObject().put("id", i + 9))),
        SEARCHES(
                200,
                i -> query(
                        "query($words: String!) {search(query: $words, first: 1) {nodes {id}}}",
                        "variables",
                        new JsonObject().put("words", "word" + i))),
        FILTERS(
                200,
                i -> query(
                        "query($filter: ArticleFilter, $order: ArticleOrder!, $after: String) {"
                                + "articles(filter: $filter, orderBy: $order, after: $after, first: 1) {"
                                + "totalCount nodes {title bodyHtml attachments {url}}}}",
                        "variables",
                        new JsonObject()
                                .put("filter", filter(i))
                                .put("order", ORDERS.get(i % 4))
                                .put("after", i / 4 % 2 == 0 ? null : cursor(i % 4 + 1, i)))),
        CURSORS(
                200,
                i -> query(
                        "query($after: String!) {articles(after: $after, first: 1) {nodes {id}}}",
                        "variables",
                        new JsonObject().put("after", cursor(1, i)))),
        SYNC_TOKENS(
                200,
                i -> query(
                        "query($since: String!) {changes(since: $since) {nextToken}}",
                        "variables",
                        new JsonObject().put("since", syncToken(i)))),
        METHODS(405, i -> new Request("BREW" + i, "/graphql", Map.of(), "")),
        PATHS(404, i -> new Request("GET", "/unknown/" + i, Map.of(), "")),
        LEGACY_PATHS(404, i -> new Request("GET", "/legacy/contents/" + (i + 9) + "/1", Map.of(), "")),
        TOKENS(401, i -> new Request("POST", "/ingest/contents", Map.of("Authorization", "Bearer token" + i), "[]")),
        ORIGINS(403, i -> get("{__typename}", Map.of("Origin", "https://site" + i + ".example.org"))),
        HOSTS(200, i -> get("{__typename}", Map.of("Host", "site" + i + ".example.org"))),
        ENTITY_TAGS(200, i -> get("{__typename}", Map.of("If-None-Match", "\"tag" + i + "\""))),
        HEADERS(200, i -> get("{__typename}", Map.of("X-Header-" + i, "1")));

        private final int status;
        private final IntFunction<Request> requests;

        Flood(int status, IntFunction<Request> requests) {
            this.status = status;
            this.requests = requests;
        }
    }

    private record Request(String method, String uri, Map<String, String> headers, String body) {}

    private static Database database;
    private static GatewayProcess gateway;
    private static Vertx vertx;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(Packaged.isNative(), "a native image tells nothing of its live objects");
        database = Database.create();
        var settings = new HashMap<>(database.settings());
        settings.putAll(SETTINGS);
        gateway = new GatewayProcess(settings, Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m"));
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultPort(gateway.port())
                .setKeepAlive(true)
                .setPipelining(true)
                .setPipeliningLimit(IN_FLIGHT / 4)
                .setMaxPoolSize(4));
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            gateway.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesLiveHeapAndMetricsFlat(Flood flood) throws Exception {
        send(flood, 0, WARM_UP);
        var before = gateway.liveHeap();
        var timeSeries = timeSeries();
        for (var sent = 0; sent < REQUESTS; sent += CHECK_EVERY) {
            send(flood, WARM_UP + sent, Math.min(CHECK_EVERY, REQUESTS - sent));
            var gained = gateway.liveHeap() - before;
            LOG.infof("%s: live heap %d bytes, %d of them gained", flood, before + gained, gained);
            assertThat(gained).as("bytes gained").isLessThan(TOLERANCE);
        }
        assertThat(timeSeries()).as("time series").isEqualTo(timeSeries);
    }

    private static void send(Flood flood, int from, int count) throws Exception {
        var permits = new Semaphore(IN_FLIGHT);
        var failure = new AtomicReference<Throwable>();
        for (var i = from; i < from + count && failure.get() == null; i++) {
            permits.acquire();
            send(flood.requests.apply(i)).onComplete(sent -> {
                if (sent.failed()) {
                    failure.set(sent.cause());
                } else if (sent.result() != flood.status) {
                    failure.set(new AssertionError("HTTP status " + sent.result()));
                }
                permits.release();
            });
        }
        permits.acquire(IN_FLIGHT);
        assertThat(failure.get()).isNull();
    }

    private static Future<Integer> send(Request request) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method))
                .setURI(request.uri);
        request.headers.forEach(options::putHeader);
        return client.request(options)
                .compose(sent -> sent.send(request.body))
                .compose(response -> response.body().map(body -> response.statusCode()));
    }

    private static Request query(String query, Object... members) {
        var body = new JsonObject().put("query", query);
        for (var i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return post(body);
    }

    private static Request post(JsonObject body) {
        return new Request("POST", "/graphql", Map.of("Content-Type", "application/json"), body.encode());
    }

    private static Request get(String query, Map<String, String> headers) {
        return new Request("GET", "/graphql?query=" + query.replace("{", "%7B").replace("}", "%7D"), headers, "");
    }

    /** A selection set whose fields have arguments, directives and selection sets by chance. */
    private static String shape(Random random, int depth) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> switch (random.nextInt(6)) {
                    case 0 -> "... on A " + (depth == 0 ? "{b}" : shape(random, depth - 1));
                    case 1 -> "a(b: [1, {c: $d}], e: \"f\")";
                    case 2 -> "a @b(c: D)" + (depth == 0 ? "" : shape(random, depth - 1));
                    case 3 -> "...a";
                    default -> "a: b" + (depth == 0 ? "" : shape(random, depth - 1));
                })
                .collect(joining(" ", "{", "}"));
    }

    private static JsonObject persistedQuery(String hash) {
        return new JsonObject()
                .put("persistedQuery", new JsonObject().put("version", 1).put("sha256Hash", hash));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Each set of conditions makes a statement of its own. The sets of the warm-up are as large as later ones. */
    private static JsonObject filter(int i) {
        var values = List.<Map.Entry<String, Object>>of(
                Map.entry("portal", 2),
                Map.entry("language", "en"),
                Map.entry("authorId", 1),
                Map.entry("contentIds", List.of(1)),
                Map.entry("publishedAfter", "2020-01-01T00:00:00Z"),
                Map.entry("publishedBefore", "2030-01-01T00:00:00Z"),
                Map.entry("updatedAfter", "2020-01-01T00:00:00Z"),
                Map.entry("ids", List.of()),
                Map.entry("hasImage", true));
        var filter = new JsonObject().put("tagId", i);
        var set = i / 8 * 181;
        for (var bit = 0; bit < values.size(); bit++) {
            if ((set >> bit & 1) == 1) {
                filter.put(values.get(bit).getKey(), values.get(bit).getValue());
            }
        }
        return filter;
    }

    private static String cursor(int order, int i) {
        return base64(ByteBuffer.allocate(17)
                .put((byte) order)
                .putLong(1_000_000L * i)
                .putLong(i));
    }

    private static String syncToken(int i) {
        return base64(
                ByteBuffer.allocate(21).put((byte) 1).putLong(i).putLong(0).putInt("null/null".hashCode()));
    }

    private static String base64(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Those of the JVM vary with the collector's work. */
    private static long timeSeries() throws Exception {
        return gateway.management("/q/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("jvm_"))
                .count();
    }
}

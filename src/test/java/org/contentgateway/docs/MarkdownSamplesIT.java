package org.contentgateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.contentgateway.Database;
import org.contentgateway.GatewayProcess;
import org.contentgateway.Packaged;
import org.contentgateway.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples of all Markdown files, executed against the packaged application with the sample articles. A sample that
 * can't be executed has a comment before it that says why: {@code <!-- not executed: needs a cluster -->}.
 */
@Tag("once")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarkdownSamplesIT {

    private static final String LOCAL = "http://localhost:8080";
    private static final Pattern MARK = Pattern.compile("<!-- not executed: \\S.* -->\\s*");
    private static final Set<String> DATA = Set.of("json", "properties", "yaml");

    /** The portals of dev mode whose articles the samples show. */
    private static final Map<String, String> SETTINGS = Map.of(
            "gateway.portals.\"1\".media-url", LOCAL + "/media/",
            "gateway.portals.\"2\".media-url", LOCAL + "/media/",
            "gateway.documents.folder",
                    Path.of("src/main/documents").toAbsolutePath().toString());

    @TempDir
    static Path folder;

    private static Database database;
    private static GatewayProcess gateway;
    private static String address;

    /** @param response the JSON block that follows a GraphQL block */
    private record Sample(
            Path path, FencedCodeBlock block, @Nullable String response) {

        String name() {
            return "%s:%d".formatted(path, line());
        }

        int line() {
            return block.getSourceSpans().get(0).getLineIndex() + 1;
        }

        boolean isExecuted() {
            return !(block.getPrevious() instanceof HtmlBlock comment
                    && MARK.matcher(comment.getLiteral()).matches());
        }
    }

    @BeforeAll
    static void startGateway() throws Exception {
        database = Database.create();
        gateway = new GatewayProcess(database, SETTINGS);
        address = gateway.signedIn("").build().uri().toString();
        for (var sample : sampleArticles()) {
            assertThat(gateway.ingest(Files.readString(sample)).statusCode()).isEqualTo(200);
        }
        putFiles();
    }

    @AfterAll
    static void stopGateway() {
        if (gateway != null) {
            gateway.close();
        }
        database.close();
    }

    /** The files that shell samples import. */
    private static void putFiles() throws IOException {
        var articles = sampleArticles();
        Files.copy(articles.get(0), folder.resolve("export.json"));
        Files.createDirectory(folder.resolve("folder"));
        Files.copy(articles.get(1), folder.resolve("folder/export.json"));
        gzip(articles.get(2), folder.resolve("export.json.gz"));
        gzip(articles.get(3), folder.resolve("more.ndjson.gz"));
    }

    private static void gzip(Path from, Path to) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
    }

    private static List<Path> sampleArticles() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/samples"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void areAllOfAKnownLanguage() throws IOException {
        for (var file : Markdown.all()) {
            for (var block : file.all(FencedCodeBlock.class)) {
                assertThat(block.getInfo())
                        .as("%s: language of%n%s", file.path(), block.getLiteral())
                        .matches(language -> DATA.contains(language) || language.matches("graphql|sh"));
            }
        }
    }

    @Test
    @Order(1)
    void linksToDevModeWork() throws Exception {
        var links = new ArrayList<String>();
        for (var file : Markdown.all()) {
            for (var link : file.all(Link.class)) {
                if (link.getDestination().startsWith(LOCAL)) {
                    links.add(link.getDestination());
                }
            }
        }
        assertThat(links).hasSizeGreaterThanOrEqualTo(2);
        for (var link : links) {
            var response = get(link.replace(LOCAL, address));
            assertThat(response.statusCode()).as(link).isEqualTo(200);
            var query = link.indexOf("?query=");
            if (query >= 0) {
                execute(URLDecoder.decode(link.substring(query + "?query=".length()), UTF_8));
            }
        }
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> graphql() throws IOException {
        var samples = samples("graphql");
        assertThat(samples).hasSizeGreaterThan(3);
        return samples.stream()
                .map(sample -> dynamicTest(sample.name(), () -> {
                    var response = execute(sample.block().getLiteral());
                    if (sample.response() != null) {
                        assertThatJson(response).isEqualTo(sample.response());
                    }
                }));
    }

    private static String execute(String query) throws Exception {
        var response = get(address + "/graphql?query=" + URLEncoder.encode(query, UTF_8))
                .body();
        assertThatJson(response).isObject().doesNotContainKey("errors");
        assertThatJson(response).node("data").isObject().doesNotContainValue(null);
        return response;
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /** After the queries, because some withdraw articles. */
    @TestFactory
    @Order(3)
    Stream<DynamicTest> shell() throws IOException {
        var samples = samples("sh");
        assertThat(samples).hasSizeGreaterThan(3);
        return samples.stream().map(sample -> dynamicTest(sample.name(), () -> run(sample)));
    }

    private static void run(Sample sample) throws Exception {
        var script = """
                set -euo pipefail
                curl() { command curl -sS --fail-with-body "$@"; }
                java() { shift 2; %s "$@"; }
                %s""".formatted(
                        commandLine(),
                        sample.block()
                                .getLiteral()
                                .replace(LOCAL, address)
                                .replace("ingest:ingest", SignedIn.USER + ":" + SignedIn.TOKEN));
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    /** Runs the packaged application as {@code java -jar} does, on the gateway's database. */
    private static String commandLine() {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(database.settings());
        return Packaged.command(settings).stream()
                .map(part -> part.startsWith("target/")
                        ? Path.of(part).toAbsolutePath().toString()
                        : part)
                .map("'%s'"::formatted)
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private static List<Sample> samples(String language) throws IOException {
        var samples = new ArrayList<Sample>();
        for (var file : Markdown.all()) {
            var blocks = file.all(FencedCodeBlock.class);
            for (var i = 0; i < blocks.size(); i++) {
                var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
                var sample = new Sample(
                        file.path(),
                        blocks.get(i),
                        next != null && next.getInfo().equals("json") ? next.getLiteral() : null);
                if (blocks.get(i).getInfo().equals(language) && sample.isExecuted()) {
                    samples.add(sample);
                }
            }
        }
        return samples;
    }
}

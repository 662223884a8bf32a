package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.contentgateway.Database;
import org.contentgateway.Packaged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the packaged application, on its own database. */
class CommandLineIT {

    private static final Database DATABASE = new Database();
    private static final Map<String, String> SETTINGS = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() {
        SETTINGS.putAll(DATABASE.start());
    }

    @AfterAll
    static void stopDatabase() {
        DATABASE.stop();
    }

    @Test
    void importsFilesFoldersGzipAndStandardInput() throws Exception {
        write("a.json", "[[" + record(1) + "," + record(2) + "]]");
        write("b.ndjson", record(3) + "\n" + record(4) + "\n");
        Files.write(folder.resolve("c.json.gz"), gzipped("[" + record(5) + "]"));
        write("d.txt", "ignored");
        var result = run(gzipped(record(6)), "import", folder.toString(), "-");
        assertThat(result.out())
                .matches(
                        "6 records from 4 files in \\d+:\\d\\d: 6 created, 0 updated, 0 unchanged, 0 stale, 0 rejected; 0 warnings\n");
        assertThat(result.status()).isZero();

        assertThat(run(new byte[0], "import", folder.resolve("a.json").toString())
                        .out())
                .contains("0 created, 0 updated, 2 unchanged");
    }

    @Test
    void reportsInJsonAndExitsWith1IfRecordsWereRejected() throws Exception {
        var good = write("good.json", record(11));
        var bad = write("bad.json", "[" + record(12) + ",7]");
        var result = run(new byte[0], "import", "--json", good, bad);
        assertThat(result.out().lines()).hasSize(2);
        assertThatJson(result.out().lines().toList().get(1)).isEqualTo("""
                {"file": "%s", "run": "${json-unit.any-number}", "received": 2, "created": 1, "updated": 0, "unchanged": 0,
                 "stale": 0, "rejected": 1, "warnings": 0, "problems": [{"index": 1, "code": "NOT_AN_OBJECT", "path": "",
                 "detail": "${json-unit.any-string}"}]}""".formatted(bad));
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void exitsWith2IfAFileIsIncompleteAndImportsTheOthers() throws Exception {
        var incomplete = write("incomplete.json", "[" + record(21) + ",{\"portal");
        var result = run(new byte[0], "import", incomplete, write("complete.json", record(22)));
        assertThat(result.out())
                .contains("incomplete.json:\n  The file is incomplete: it ends after byte", "2 created");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void exitsWith2OnWrongUsageWithoutADatabase() throws Exception {
        for (var wrong : List.of(
                List.of("nonsense"),
                List.of("import"),
                List.of("import", "missing.json"),
                List.of("import", "--format", "wordpress", "-"),
                List.of("token"),
                List.of("token", "a:b"))) {
            var result = Packaged.run(with(Map.of(), wrong), new byte[0]);
            assertThat(result.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(result.err()).isNotBlank();
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void printsHelpAndVersionWithoutADatabase() throws Exception {
        var help = Packaged.run(with(Map.of(), List.of("import", "--help")), new byte[0]);
        assertThat(help.out())
                .startsWith("Usage: content-gateway import")
                .contains("--dry-run", "--json", "Exit status:");
        assertThat(help.status()).isZero();
        assertThat(Packaged.run(with(Map.of(), List.of("--version")), new byte[0])
                        .out())
                .matches("content-gateway \\d+\\.\\d+.*\n");
    }

    @Test
    void generatesATokenWithoutADatabase() throws Exception {
        var result = Packaged.run(with(Map.of(), List.of("token", "cms")), new byte[0]);
        assertThat(result.out())
                .matches("cgw_[A-Za-z0-9_-]{43}\ngateway\\.auth\\.tokens\\.\"cms\"\\.sha256=[0-9a-f]{64}\n");
        assertThat(result.err())
                .contains("shown only now", "application.properties", "GATEWAY_AUTH_TOKENS__CMS__SHA256");
        assertThat(result.status()).isZero();
    }

    @Test
    void exitsWith3IfTheDatabaseIsUnavailable() throws Exception {
        var unreachable = new HashMap<>(SETTINGS);
        unreachable.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/unreachable");
        var result = Packaged.run(
                with(unreachable, List.of("import", "-")), record(31).getBytes(UTF_8));
        assertThat(result.err())
                .contains("The database failed: Connection to localhost:1 refused")
                .doesNotContain("\tat ");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        var file = write("a.json", "[" + record(41) + ",7]");
        var result = run(new byte[0], "import", "--dry-run", file);
        assertThat(result.out())
                .contains("Dry run, nothing was written: 2 records from 1 file in")
                .contains(": 1 created, 0 updated, 0 unchanged, 0 stale, 1 rejected");
        assertThat(result.status()).isEqualTo(1);
        assertThat(run(new byte[0], "import", file).out()).contains("1 created");
    }

    @Test
    void reprocessesArticles() throws Exception {
        run(record(61).getBytes(UTF_8), "import", "-");
        var result = run(new byte[0], "reprocess", "--all");
        assertThat(result.out()).matches("(?s).*\\d[\\d,]* articles? reprocessed in .*: 0 changed, .* 0 rejected\n");
        assertThat(result.status()).isZero();
        assertThatJson(run(new byte[0], "reprocess", "--json").out())
                .node("received")
                .isEqualTo(0);
    }

    /** The HTTP port is in use: a command that opened it would fail. */
    @Test
    void opensNoPort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            var settings = new HashMap<>(SETTINGS);
            settings.put("quarkus.http.port", Integer.toString(socket.getLocalPort()));
            var result = Packaged.run(
                    with(settings, List.of("import", "-")), record(51).getBytes(UTF_8));
            assertThat(result.out()).contains("1 created");
            assertThat(result.status()).isZero();
        }
    }

    @Test
    void drawsABarOnlyOnATerminal() throws Exception {
        var records = new StringBuilder();
        for (var i = 0; i < 3_000; i++) {
            records.append(record(1_000 + i)).append('\n');
        }
        var file = write("many.ndjson", records.toString());
        var command = new ArrayList<>(with(SETTINGS, List.of("import", file)));
        var shell = "stty cols 60; "
                + String.join(" ", command.stream().map(CommandLineIT::quoted).toList());
        var onTerminal = Packaged.run(
                List.of("script", "-qec", shell, folder.resolve("typescript").toString()), new byte[0]);
        assertThat(onTerminal.status()).isZero();
        assertThat(onTerminal.out()).contains("3,000 records from 1 file", "% [=", ">");
        assertThat(onTerminal.out().split("\r"))
                .allSatisfy(line -> assertThat(line.stripTrailing())
                        .satisfiesAnyOf(
                                bar -> assertThat(bar).hasSizeLessThan(60),
                                text -> assertThat(text).doesNotContain("% [")));

        assertThat(run(new byte[0], "import", file).out())
                .doesNotContain("% [", "\r")
                .contains("3,000 unchanged");
    }

    private Packaged.Result run(byte[] input, String... arguments) throws IOException, InterruptedException {
        return Packaged.run(with(SETTINGS, List.of(arguments)), input);
    }

    private static List<String> with(Map<String, String> settings, List<String> arguments) {
        var command = new ArrayList<>(Packaged.command(settings));
        command.addAll(arguments);
        return command;
    }

    private static String quoted(String argument) {
        return "'" + argument + "'";
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String record(int contentId) {
        return """
                {"content_id":%d,"portal_id":2,"lang_id":"en","content_title":"Title %1$d",\
                "content_html":"<p>Body of %1$d.<\\/p>","content_date_start":"2026-06-18 17:53:36"}""".formatted(contentId);
    }
}

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

/**
 * The command line of the packaged application. Each start costs seconds: {@link CommandLineTest} and {@link JobTest} cover
 * what does not depend on the package.
 */
class CommandLineIT {

    private static Database database;

    /** Occupies the ports of HTTP and of the management interface, so that a command that opens them fails. */
    private static ServerSocket taken;

    @TempDir
    Path folder;

    @BeforeAll
    static void createDatabase() throws IOException {
        database = Database.create();
        taken = new ServerSocket(0);
    }

    @AfterAll
    static void dropDatabase() throws IOException {
        taken.close();
        database.close();
    }

    @Test
    void importsFilesFoldersGzipAndStandardInputAndReprocesses() throws Exception {
        var list = write("a.json", "[[" + record(1) + "," + record(2) + "]]");
        write("b.ndjson", record(3) + "\n" + record(4) + "\n");
        Files.write(folder.resolve("c.json.gz"), gzipped("[" + record(5) + "]"));
        write("d.txt", "not asked for");
        var result = run(gzipped(record(6)), "import", folder.toString(), "-", list);
        assertThat(result.out())
                .matches(
                        "8 records from 5 files in \\d+:\\d\\d: 6 created, 0 updated, 2 unchanged, 0 stale, 0 rejected; 0 warnings\n");
        assertThat(result.status()).isZero();

        var again = run(new byte[0], "reprocess", "--all");
        assertThat(again.out())
                .matches(
                        "\\d[\\d,]* articles reprocessed in \\d+:\\d\\d: 0 changed, .* 0 edited meanwhile, 0 rejected\n");
        assertThat(again.status()).isZero();
    }

    @Test
    void reportsInJsonLineByLineAndEndsWith1WhereSomeWereRejected() throws Exception {
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
    void endsWith2ForWrongUsageWithoutADatabase() throws Exception {
        var result = Packaged.run(with(Map.of(), List.of("import", "missing.json")), new byte[0]);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).isNotBlank();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void printsItsVersionWithoutADatabase() throws Exception {
        var result = Packaged.run(with(Map.of(), List.of("--version")), new byte[0]);
        assertThat(result.out()).matches("content-gateway \\d+\\.\\d+.*\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void endsWith3WhereTheDatabaseIsAway() throws Exception {
        var away = new HashMap<>(database.settings());
        away.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/away");
        var result = Packaged.run(with(away, List.of("import", "-")), record(31).getBytes(UTF_8));
        assertThat(result.err())
                .contains("The database failed: Connection to localhost:1 refused")
                .doesNotContain("\tat ");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void drawsAProgressBarOnlyOnATerminal() throws Exception {
        var records = new StringBuilder();
        for (var i = 0; i < 3_000; i++) {
            records.append(record(1_000 + i)).append('\n');
        }
        var file = write("many.ndjson", records.toString());
        var command = new ArrayList<>(with(settings(), List.of("import", file)));
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

        var elsewhere = run(new byte[0], "import", file);
        assertThat(elsewhere.out()).doesNotContain("% [", "\r").contains("3,000 unchanged");
        assertThat(elsewhere.err()).doesNotContain("% [", "\r");
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(database.settings());
        settings.put("quarkus.http.port", Integer.toString(taken.getLocalPort()));
        settings.put("quarkus.management.port", Integer.toString(taken.getLocalPort()));
        return settings;
    }

    private static Packaged.Result run(byte[] input, String... arguments) throws IOException, InterruptedException {
        return Packaged.run(with(settings(), List.of(arguments)), input);
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

package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.contentgateway.Database;
import org.contentgateway.GatewayProcess;
import org.contentgateway.Packaged;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first import of the packaged application, killed while the search index is dropped. */
class BulkImportKilledIT {

    private static final int RECORDS = 5_000;
    private static final String SEARCH_ALL = "{ search(query: \"title\") { totalCount } }";

    @TempDir
    Path folder;

    @Test
    void theNextImportBuildsTheIndex() throws Exception {
        try (var database = Database.create()) {
            var source = database.source();
            var file = write("archive.ndjson", 1, RECORDS);
            killDuringImport(database, file);
            assertThat(index(source)).isEmpty();

            var resumed = Packaged.run(importOf(database, file), new byte[0]);
            assertThat(resumed.status()).isZero();
            assertThat(resumed.err()).contains("Building the search index", "Built the search index in");
            assertIndexIsAsMigrated(source);

            var oid = index(source);
            var more = Packaged.run(importOf(database, write("more.ndjson", RECORDS + 1, RECORDS + 1)), new byte[0]);
            assertThat(more.out()).contains("1 created");
            assertThat(more.err()).doesNotContain("search index");
            assertThat(index(source)).as("not built anew").isEqualTo(oid);
            try (var gateway = new GatewayProcess(database, Map.of())) {
                assertThatJson(gateway.ask(SEARCH_ALL).body())
                        .node("data.search.totalCount")
                        .isEqualTo(RECORDS + 1);
            }
        }
    }

    @Test
    void aGatewayBuildsTheIndexAndAnswersSearchesBefore() throws Exception {
        try (var database = Database.create();
                var before = new GatewayProcess(database, Map.of("quarkus.scheduler.start-mode", "halted"))) {
            var source = database.source();
            killDuringImport(database, write("archive.ndjson", 1, RECORDS));
            assertThat(index(source)).isEmpty();
            var stored = Sql.<Long>value(source, "select count(*) from article");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatJson(before.ask(SEARCH_ALL).body())
                            .node("data.search.totalCount")
                            .isEqualTo(stored));

            try (var started = new GatewayProcess(database, Map.of())) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> Sql.<Boolean>value(source, "select not exists (select from dropped_index)"));
                assertIndexIsAsMigrated(source);
                assertThatJson(started.ask(SEARCH_ALL).body())
                        .node("data.search.totalCount")
                        .isEqualTo(stored);
            }
        }
    }

    private static void killDuringImport(Database database, String file) throws IOException {
        var source = database.source();
        var process = new ProcessBuilder(importOf(database, file))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bulk-import-killed.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Sql.<Boolean>value(source, "select to_regclass('article') is not null")
                        && Sql.<Boolean>value(source, "select exists (select from article)"));
        process.destroyForcibly().onExit().join(); // kill -9
        assertThat(process.exitValue()).as("killed before its end").isNotZero();
    }

    private static List<Integer> index(DataSource database) throws SQLException {
        return Sql.column(
                database,
                "select cast(indexrelid as integer) from pg_index where indexrelid = to_regclass('article_search_vector')");
    }

    private static void assertIndexIsAsMigrated(DataSource database) throws IOException, SQLException {
        try (var migrated = Database.create();
                var gateway = new GatewayProcess(migrated, Map.of())) {
            assertThat(gateway).isNotNull();
            var definition = "select pg_get_indexdef(indexrelid) || ' valid: ' || indisvalid from pg_index "
                    + "where indexrelid = to_regclass('article_search_vector')";
            assertThat(Sql.<String>value(database, definition))
                    .isEqualTo(Sql.<String>value(migrated.source(), definition));
        }
        assertThat(Sql.<Long>value(database, "select count(*) from dropped_index"))
                .isZero();
    }

    private static List<String> importOf(Database database, String file) {
        var command = new ArrayList<>(Packaged.command(database.settings()));
        command.addAll(List.of("import", file));
        return command;
    }

    private String write(String name, int first, int last) throws IOException {
        var records = IntStream.rangeClosed(first, last)
                .mapToObj(id -> new CmsJson(1441, id).toString())
                .collect(Collectors.joining("\n"));
        return Files.write(folder.resolve(name), records.getBytes(UTF_8)).toString();
    }
}

package org.contentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;

/** The connections to the database break without being closed. */
class BrokenConnectionIT {

    private static final String LIST = "{articles(filter: {portal: 2}) {nodes {title}}}";

    private static String edit(int second) {
        return """
                {"portal_id": 2, "content_id": 1, "content_title": "Edit %d", "content_html": "<p>Text.</p>",
                 "content_date_start": "2026-06-18 17:53:36", "content_date_last_edit": "2026-06-18 17:54:%02d"}""".formatted(second, second);
    }

    @Test
    void changesAreDetectedAndWritersServedOnNewConnections() throws Exception {
        try (var database = Database.create();
                var proxy = new DatabaseProxy(database.port());
                var gateway = new GatewayProcess(
                        database,
                        Map.of(
                                "quarkus.datasource.jdbc.url",
                                "jdbc:postgresql://localhost:" + proxy.port() + "/" + database.name()))) {
            gateway.ingest(edit(1));
            assertThat(gateway.ask(LIST).body()).contains("Edit 1");
            assertThat(gateway.ask(LIST, "GraphQL-Cost", "1").body()).contains("HIT");

            proxy.breakConnections();
            Sql.run(database.source(), """
                    with change as (update change_sequence set value = value + 1 returning value)
                    update article set title = 'Of another process', change_number = change.value, changed_at = now()
                    from change""");
            await().atMost(60, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(gateway.ask(LIST).body()).contains("Of another process"));

            var writer = CompletableFuture.supplyAsync(() -> ingest(gateway, edit(2)));
            assertThat(writer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(gateway.ask(LIST).body()).contains("Edit 2");
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(
                                    gateway.ask(LIST, "GraphQL-Cost", "1").body())
                            .contains("HIT"));
        }
    }

    private static int ingest(GatewayProcess gateway, String records) {
        try {
            return gateway.ingest(records).statusCode();
        } catch (Exception failure) {
            throw new IllegalStateException("The import failed", failure);
        }
    }
}

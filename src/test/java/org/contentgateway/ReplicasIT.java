package org.contentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas of the packaged application on one database. */
class ReplicasIT {

    private static final String LIST = "{articles(filter: {portal: 2}) {nodes {title}}}";
    private static final String ARTICLE = "{articleByContentId(portal: 2, contentId: 1) {title}}";

    private static Database database;
    private static GatewayProcess one;
    private static GatewayProcess other;

    @BeforeAll
    static void start() throws IOException {
        database = Database.create();
        one = new GatewayProcess(database, Map.of());
        other = new GatewayProcess(database, Map.of());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        database.close();
    }

    private static String edit(int contentId, int second) {
        return """
                {"portal_id": 2, "content_id": %d, "content_title": "Edit %d", "content_html": "<p>Text.</p>",
                 "content_date_start": "2026-06-18 17:53:36", "content_date_last_edit": "2026-06-18 17:54:%02d"}""".formatted(contentId, second, second);
    }

    @Test
    void validateEntityTagsAndSeeChangesOfTheOtherReplica() throws Exception {
        one.ingest(edit(1, 1));
        one.ingest(edit(2, 1));
        var listed = one.ask(LIST).headers().firstValue("ETag").orElseThrow();
        var article = one.ask(ARTICLE).headers().firstValue("ETag").orElseThrow();
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(
                                other.ask(LIST, "If-None-Match", listed).statusCode())
                        .isEqualTo(304));
        assertThat(other.ask(ARTICLE, "If-None-Match", article).statusCode()).isEqualTo(304);

        other.ask(LIST); // cached there from now on
        var sequence =
                one.ingest(edit(2, 2)).headers().firstValue("Gateway-Sequence").orElseThrow();
        var shown = other.ask(LIST, "Gateway-Sequence", sequence);
        assertThat(shown.body()).contains("Edit 2");
        assertThat(other.ask(LIST, "If-None-Match", listed).statusCode()).isEqualTo(200);
        assertThat(other.ask(ARTICLE, "If-None-Match", article).statusCode()).isEqualTo(304);

        one.ingest(edit(1, 3));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(other.ask(ARTICLE).body()).contains("Edit 3"));
    }

    @Test
    void seeChangesWithoutNotifications() throws Exception {
        one.ingest(edit(9, 1));
        var query = "{articleByContentId(portal: 2, contentId: 9) {title}}";
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(other.ask(query).body()).contains("Edit 1"));
        assertThat(
                        Sql.column(
                                database.source(),
                                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'content-gateway change listener'"))
                .hasSize(2);
        one.ingest(edit(9, 2));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(other.ask(query).body()).contains("Edit 2"));
    }
}

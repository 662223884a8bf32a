package org.contentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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

    private static EmbeddedPostgres database;
    private static GatewayProcess first;
    private static GatewayProcess second;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        first = new GatewayProcess(database, Map.of());
        second = new GatewayProcess(database, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        first.close();
        second.close();
        database.close();
    }

    private static String edit(int contentId, int editSecond) {
        return """
                {"portal_id": 2, "content_id": %d, "content_title": "Edit %d", "content_html": "<p>Text.</p>",
                 "content_date_start": "2026-06-18 17:53:36", "content_date_last_edit": "2026-06-18 17:54:%02d"}""".formatted(contentId, editSecond, editSecond);
    }

    @Test
    void validateEntityTagsAndFollowChangesOfTheOther() throws Exception {
        first.ingest(edit(1, 1));
        first.ingest(edit(2, 1));
        var listed = first.ask(LIST).headers().firstValue("ETag").orElseThrow();
        var article = first.ask(ARTICLE).headers().firstValue("ETag").orElseThrow();
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(
                                second.ask(LIST, "If-None-Match", listed).statusCode())
                        .isEqualTo(304));
        assertThat(second.ask(ARTICLE, "If-None-Match", article).statusCode()).isEqualTo(304);

        second.ask(LIST); // cached there from now on
        var sequence = first.ingest(edit(2, 2))
                .headers()
                .firstValue("Gateway-Sequence")
                .orElseThrow();
        var shown = second.ask(LIST, "Gateway-Sequence", sequence);
        assertThat(shown.body()).contains("Edit 2");
        assertThat(second.ask(LIST, "If-None-Match", listed).statusCode()).isEqualTo(200);
        assertThat(second.ask(ARTICLE, "If-None-Match", article).statusCode()).isEqualTo(304);

        first.ingest(edit(1, 3));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.ask(ARTICLE).body()).contains("Edit 3"));
    }

    @Test
    void followChangesWithoutTheListener() throws Exception {
        first.ingest(edit(9, 1));
        var query = "{articleByContentId(portal: 2, contentId: 9) {title}}";
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.ask(query).body()).contains("Edit 1"));
        assertThat(
                        Sql.column(
                                database.getPostgresDatabase(),
                                "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen content_gateway_changes'"))
                .hasSize(2);
        first.ingest(edit(9, 2));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.ask(query).body()).contains("Edit 2"));
    }
}

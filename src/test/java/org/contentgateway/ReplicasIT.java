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
    void validatesEntityTagsAndFollowsChangesOfTheOtherReplica() throws Exception {
        first.ingest(edit(1, 1));
        first.ingest(edit(2, 1));
        var listTag = first.query(LIST).headers().firstValue("ETag").orElseThrow();
        var articleTag = first.query(ARTICLE).headers().firstValue("ETag").orElseThrow();
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(
                                second.query(LIST, "If-None-Match", listTag).statusCode())
                        .isEqualTo(304));
        assertThat(second.query(ARTICLE, "If-None-Match", articleTag).statusCode())
                .isEqualTo(304);

        second.query(LIST); // cached there from now on
        var sequence = first.ingest(edit(2, 2))
                .headers()
                .firstValue("Gateway-Sequence")
                .orElseThrow();
        var list = second.query(LIST, "Gateway-Sequence", sequence);
        assertThat(list.body()).contains("Edit 2");
        assertThat(second.query(LIST, "If-None-Match", listTag).statusCode()).isEqualTo(200);
        assertThat(second.query(ARTICLE, "If-None-Match", articleTag).statusCode())
                .isEqualTo(304);

        first.ingest(edit(1, 3));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.query(ARTICLE).body()).contains("Edit 3"));
    }

    @Test
    void followsChangesWithoutTheListener() throws Exception {
        first.ingest(edit(9, 1));
        var query = "{articleByContentId(portal: 2, contentId: 9) {title}}";
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.query(query).body()).contains("Edit 1"));
        assertThat(
                        Sql.column(
                                database.getPostgresDatabase(),
                                "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen content_gateway_changes'"))
                .hasSize(2);
        first.ingest(edit(9, 2));
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(second.query(query).body()).contains("Edit 2"));
    }
}

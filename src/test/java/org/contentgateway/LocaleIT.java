package org.contentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway runs under a language that has other digits. */
class LocaleIT {

    @ParameterizedTest
    @CsvSource({"fa, IR", "ar, EG"})
    void servesAndWritesAsciiDigits(String language, String country) throws Exception {
        try (var database = Database.create();
                var gateway =
                        new GatewayProcess(database, Map.of("user.language", language, "user.country", country))) {
            var report = gateway.ingest("""
                    [{"portal_id": 2, "content_id": 17, "content_title": "Title", "content_html": "<p>Text.</p>",
                      "content_date_start": "2026-06-18 17:53:36", "content_date_last_edit": "2026-06-18 17:54:00"}]""");
            assertThat(report.body()).contains("\"created\"").containsPattern("\"created\"\\s*:\\s*1");
            assertThat(gateway.ask("{articles(first: 1) {nodes {contentId publishedAt}}}")
                            .body())
                    .contains("\"contentId\":17", "2026-06-18T17:53:36");
            assertThat(gateway.ask("{articles(first: 101) {totalCount}}").body())
                    .contains("101", "100");
        }
    }
}

package org.contentgateway.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.RecordFormats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of upstreams. Invalid ones end the start with a message that names the key. */
@QuarkusTest
class UpstreamTest {

    @Inject
    RecordFormats formats;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | ftp://cms.example.org/",
                "url | /export",
                "url | https://user:secret@cms.example.org/",
                "url | https://cms.example.org/{pages}",
                "url | https://cms.example.org/a b",
                "headers.\"Host\" | elsewhere",
                "format | wordpress",
                "portal | 0",
                "username | gateway",
                "password | secret",
                "cron | 0 0 3 * * ?",
                "every | 0S",
                "max-pages | 0",
                "timeout | 0S",
                "breaker.failures | 0"
            })
    void rejectsInvalidSettings(String key, String value) {
        var settings = new ArrayList<>(List.of("url", "https://cms.example.org/", key, value));
        if (key.equals("portal")) {
            settings.addAll(List.of("format", "wordpress"));
        }
        if (key.equals("cron")) {
            settings.addAll(List.of("every", "5m"));
        }
        assertThatThrownBy(() -> upstream(settings.toArray(String[]::new)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.ingest.sources.\"cms\".")
                .hasMessageNotContaining("secret");
    }

    @Test
    void hidesTheQueryOfTheUrl() {
        assertThat(upstream("url", "https://cms.example.org/export?key=secret&page={page}")
                        .urlWithoutQuery())
                .isEqualTo("https://cms.example.org/export");
    }

    @Test
    void readsTheFormatWithItsPortal() {
        assertThat(upstream("url", "https://blog.example.org/", "format", "wordpress", "portal", "6")
                        .format()
                        .name())
                .isEqualTo("WORDPRESS:6");
    }

    private Upstream upstream(String... settings) {
        return Upstream.of("cms", PullSettings.of("cms", settings).byName().get("cms"), formats);
    }
}

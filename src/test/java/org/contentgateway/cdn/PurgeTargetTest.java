package org.contentgateway.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.contentgateway.cdn.FakeCdn.Purge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purge requests over HTTP, and responses to them. */
class PurgeTargetTest {

    private final FakeCdn cdn;
    private final CountDownLatch end = new CountDownLatch(1);

    PurgeTargetTest() throws IOException {
        cdn = new FakeCdn();
    }

    @AfterEach
    void stop() {
        end.countDown();
        cdn.close();
    }

    @Test
    void sendsKeysInAHeader() throws IOException {
        target(Map.of()).purge(List.of("all", "p2", "p2-418511"));
        assertThat(cdn.takeAll()).containsExactly(new Purge("PURGE", "all p2 p2-418511", List.of()));
    }

    @Test
    void sendsTheConfiguredMethodAndHeaders() throws IOException {
        target(Map.of("method", "POST", "headers.\"Fastly-Key\"", "a token")).purge(List.of("all"));
        assertThat(cdn.takeAll()).containsExactly(new Purge("POST", "all", List.of("a token")));
    }

    @Test
    void splitsKeysIntoSeveralRequests() throws IOException {
        target(Map.of("max-keys-per-request", "2")).purge(List.of("a", "b", "c", "d", "e"));
        assertThat(cdn.takeAll()).extracting(Purge::keys).containsExactly("a b", "c d", "e");
    }

    @Test
    void sendsNothingWithoutKeys() throws IOException {
        target(Map.of()).purge(List.of());
        assertThat(cdn.takeAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 304, 400, 403, 404, 429, 500, 503})
    void failsOnAnyOtherStatus(int status) {
        cdn.behave(FakeCdn.responding(status));
        assertThatThrownBy(() -> target(Map.of()).purge(List.of("all")))
                .isInstanceOf(IOException.class)
                .hasMessage("the cache responded with status " + status);
        assertThat(cdn.takeAll()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void acceptsAnySuccessStatus(int status) {
        cdn.behave(FakeCdn.responding(status));
        assertThatCode(() -> target(Map.of()).purge(List.of("all"))).doesNotThrowAnyException();
    }

    @Test
    void limitsTheWaitForAResponse() {
        cdn.behave(exchange -> end.await());
        assertThatThrownBy(() -> target(Map.of("timeout", "100ms")).purge(List.of("all")))
                .hasMessage("the cache did not respond within PT0.1S");
    }

    @Test
    void limitsTheWaitForTheEndOfAResponse() {
        cdn.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            end.await();
        });
        assertThatThrownBy(() -> target(Map.of("timeout", "500ms")).purge(List.of("all")))
                .hasMessage("the cache did not respond within PT0.5S");
    }

    @Test
    void reportsAnUnreachableCache() {
        cdn.behave(exchange -> {}); // closes the connection
        assertThatThrownBy(() -> target(Map.of()).purge(List.of("all")))
                .hasMessageStartingWith("the cache is unreachable: ");
        cdn.close();
        assertThatThrownBy(() -> target(Map.of()).purge(List.of("all")))
                .hasMessageStartingWith("the cache is unreachable: ");
    }

    @ParameterizedTest
    @CsvSource({
        "url, cache.example.org, gateway.purge.url",
        "url, ftp://cache.example.org/, gateway.purge.url",
        "method, P U R G E, .method",
        "header, Surrogate Key, .header",
        "header, Host, .header",
        "headers.\"Bad Name\", x, .headers",
        "max-keys-per-request, 0, gateway.purge.max-keys-per-request",
    })
    void rejectsInvalidSettings(String key, String value, String expected) {
        assertThatThrownBy(() -> target(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(expected);
    }

    private PurgeTarget target(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("gateway.purge.url", cdn.url()));
        settings.forEach((key, value) -> all.put("gateway.purge." + key, value));
        var config = PurgeSettings.of(all);
        return new PurgeTarget(config.url().orElseThrow().get(0), config);
    }
}

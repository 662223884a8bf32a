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

/** What goes over the wire to a cache, and what may come back. */
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
    void sendsKeysInAHeaderOfItsOwnMethod() throws IOException {
        cache(Map.of()).purge(List.of("all", "p2", "p2-418511"));
        assertThat(cdn.rest()).containsExactly(new Purge("PURGE", "all p2 p2-418511", List.of()));
    }

    @Test
    void sendsWhatFastlyWants() throws IOException {
        cache(Map.of("method", "POST", "headers.\"Fastly-Key\"", "a token")).purge(List.of("all"));
        assertThat(cdn.rest()).containsExactly(new Purge("POST", "all", List.of("a token")));
    }

    @Test
    void sendsNoMoreKeysAtOnceThanTheCacheTakes() throws IOException {
        cache(Map.of("max-keys-per-request", "2")).purge(List.of("a", "b", "c", "d", "e"));
        assertThat(cdn.rest()).extracting(Purge::keys).containsExactly("a b", "c d", "e");
    }

    @Test
    void sendsNothingWhereThereIsNothingToDrop() throws IOException {
        cache(Map.of()).purge(List.of());
        assertThat(cdn.rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 304, 400, 403, 404, 429, 500, 503})
    void isRefusedByAnyAnswerButSuccess(int status) {
        cdn.behave(FakeCdn.answering(status));
        assertThatThrownBy(() -> cache(Map.of()).purge(List.of("all")))
                .isInstanceOf(IOException.class)
                .hasMessage("it answers with status " + status);
        assertThat(cdn.rest()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void takesAnySuccess(int status) {
        cdn.behave(FakeCdn.answering(status));
        assertThatCode(() -> cache(Map.of()).purge(List.of("all"))).doesNotThrowAnyException();
    }

    @Test
    void doesNotWaitForAnAnswerForEver() {
        cdn.behave(exchange -> end.await());
        assertThatThrownBy(() -> cache(Map.of("timeout", "100ms")).purge(List.of("all")))
                .hasMessage("it does not answer within PT0.1S");
    }

    @Test
    void doesNotReadAnAnswerForEver() {
        cdn.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            end.await();
        });
        assertThatThrownBy(() -> cache(Map.of("timeout", "500ms")).purge(List.of("all")))
                .hasMessage("it does not answer within PT0.5S");
    }

    @Test
    void saysThatItCanNotBeReached() {
        cdn.behave(exchange -> {}); // closes the connection
        assertThatThrownBy(() -> cache(Map.of()).purge(List.of("all"))).hasMessageStartingWith("it can't be reached: ");
        cdn.close();
        assertThatThrownBy(() -> cache(Map.of()).purge(List.of("all"))).hasMessageStartingWith("it can't be reached: ");
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
    void endsTheStartWhereASettingMakesNoSense(String key, String value, String named) {
        assertThatThrownBy(() -> cache(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(named);
    }

    private PurgeTarget cache(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("gateway.purge.url", cdn.url()));
        settings.forEach((key, value) -> all.put("gateway.purge." + key, value));
        var config = PurgeSettings.of(all);
        return new PurgeTarget(config.url().orElseThrow().get(0), config);
    }
}

package org.contentgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokensTest {

    /** {@code printf ingest | sha256sum} */
    private static final String DEV_TOKEN_SHA256 = "6eb7f2ea8ffbb37f44d41bdc3382d193c3de752f89d5bafe7b85afc93a65c32b";

    @Test
    void areFoundByTheirValue() {
        var first = ApiToken.generate("first");
        var second = ApiToken.generate("second");
        var tokens = tokens(Map.of("first", first.sha256(), "second", second.sha256()));
        assertThat(tokens.nameOf(first.value())).isEqualTo("first");
        assertThat(tokens.nameOf(second.value())).isEqualTo("second");
        for (var wrong : new String[] {"", "first", first.value() + " ", first.sha256()}) {
            assertThat(tokens.nameOf(wrong)).isNull();
        }
        assertThat(tokens(Map.of()).nameOf(first.value())).isNull();
    }

    @Test
    void mayHaveTheirDigestInCapitals() {
        var tokens = tokens(Map.of("cms", SignedIn.TOKEN_SHA256.toUpperCase(Locale.ROOT)));
        assertThat(tokens.nameOf(SignedIn.TOKEN)).isEqualTo("cms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "sha256:f35d5db5fa7fe4a31e1432444773868e62a8e2427a2dc251b3b9b276e76e9c1f",
                "f35d5db5fa7fe4a31e1432444773868e62a8e2427a2dc251b3b9b276e76e9c1",
                "g35d5db5fa7fe4a31e1432444773868e62a8e2427a2dc251b3b9b276e76e9c1f",
                "$2y$10$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412"
            })
    void refuseWhatIsNoDigest(String sha256) {
        assertThatThrownBy(() -> tokens(Map.of("cms", sha256)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "gateway.auth.tokens.\"cms\".sha256 is not a SHA-256 of 64 hexadecimal digits. "
                                + "Generate a token by 'java -jar quarkus-run.jar token cms', and use the line that it prints.");
    }

    @Test
    void refuseANameThatBasicCanNotCarry() {
        assertThatThrownBy(() -> tokens(Map.of("a:b", SignedIn.TOKEN_SHA256)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.auth.tokens: invalid name \"a:b\". Expected: 1 to 64 ASCII letters");
    }

    @Test
    void refuseOneTokenUnderTwoNames() {
        assertThatThrownBy(() -> tokens(Map.of("a", SignedIn.TOKEN_SHA256, "b", SignedIn.TOKEN_SHA256)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "gateway.auth.tokens.\"a\".sha256", "gateway.auth.tokens.\"b\".sha256", "are equal");
    }

    @Test
    void refuseTheTokenOfDevMode() {
        assertThatThrownBy(() -> tokens(Map.of("cms", DEV_TOKEN_SHA256)).refuseDevToken())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "gateway.auth.tokens.\"cms\".sha256 is the SHA-256 of 'ingest', the token of dev mode");
        assertThatCode(() -> tokens(Map.of("cms", SignedIn.TOKEN_SHA256)).refuseDevToken())
                .doesNotThrowAnyException();
    }

    private static ApiTokens tokens(Map<String, String> digests) {
        return new ApiTokens(() ->
                digests.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, digest -> digest::getValue)));
    }
}

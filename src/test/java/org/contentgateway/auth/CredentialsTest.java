package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic ", "BASIC   "})
    void parsesBasicIgnoringTheCaseOfTheScheme(String scheme) {
        assertThat(Credentials.parse(scheme + encoded("cms:secret"))).isEqualTo(new Credentials("cms", "secret"));
    }

    @Test
    void keepsColonsAndNonAsciiLettersOfThePassword() {
        assertThat(Credentials.parse("Basic " + encoded("cms:گذر:واژه"))).isEqualTo(new Credentials("cms", "گذر:واژه"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer secret", "bearer secret", "BEARER   secret "})
    void parsesABearerToken(String header) {
        assertThat(Credentials.parse(header)).isEqualTo(new Credentials(null, "secret"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !", "Basic Y21z", "Bearer", "Digest a", "secret"})
    void returnsNullForWhatIsMissingOrMalformed(String header) {
        assertThat(Credentials.parse(header)).isNull();
    }

    @Test
    void omitsTheTokenFromItsText() {
        assertThat(new Credentials("cms", "secret").toString()).doesNotContain("secret");
        assertThat(new Credentials(null, "secret").toString()).doesNotContain("secret");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

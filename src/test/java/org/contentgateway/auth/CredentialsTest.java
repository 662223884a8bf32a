package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "basic ", "BASIC   "})
    void areReadHoweverTheSchemeIsWritten(String scheme) {
        var header = scheme + encoded("cms:secret");
        assertThat(Credentials.areIn(header)).isTrue();
        assertThat(Credentials.of(header)).isEqualTo(new Credentials("cms", "secret"));
    }

    @Test
    void keepColonsAndAnyLettersOfThePassword() {
        assertThat(Credentials.of("Basic " + encoded("cms:گذر:واژه"))).isEqualTo(new Credentials("cms", "گذر:واژه"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic !", "Basic Y21z"})
    void areNoneWhereTheHeaderCanNotBeRead(String header) {
        assertThat(Credentials.areIn(header)).isTrue();
        assertThat(Credentials.of(header)).isNull();
    }

    @Test
    void areNotLookedForInATokenOrNothing() {
        assertThat(Credentials.areIn("Bearer a.b.c")).isFalse();
        assertThat(Credentials.areIn(null)).isFalse();
    }

    @Test
    void doNotTellThePassword() {
        assertThat(new Credentials("cms", "secret").toString()).doesNotContain("secret");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

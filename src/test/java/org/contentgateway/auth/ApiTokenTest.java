package org.contentgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {

    @Test
    void has256RandomBitsAfterAPrefix() {
        var token = ApiToken.generate("cms");
        assertThat(token.value()).matches("cgw_[A-Za-z0-9_-]{43}");
        assertThat(ApiToken.generate("cms").value()).isNotEqualTo(token.value());
    }

    @Test
    void printsItsDigestAsSetting() {
        assertThat(new ApiToken("cms", "abc").setting()) // of FIPS 180-4's examples
                .isEqualTo(
                        "gateway.auth.tokens.\"cms\".sha256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void omitsItsValueFromItsText() {
        var token = ApiToken.generate("cms");
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cms", "C", "news-cms_2", "1"})
    void takesNamesThatASettingAndBasicCanCarry(String name) {
        assertThat(ApiToken.isValidName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "a:b", "a.b", "a\"b", "a=b", "a\n", "رسانه"})
    void takesNoOtherNames(String name) {
        assertThat(ApiToken.isValidName(name)).isFalse();
        assertThat(ApiToken.isValidName("a".repeat(65))).isFalse();
    }
}

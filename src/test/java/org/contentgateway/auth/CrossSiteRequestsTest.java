package org.contentgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteRequestsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Sec-Fetch-Site, Origin, Host, cross-site
                "-, -, gateway.example.org, false",
                "same-origin, -, gateway.example.org, false",
                "none, -, gateway.example.org, false",
                "same-site, -, gateway.example.org, true",
                "cross-site, -, gateway.example.org, true",
                "cross-site, https://gateway.example.org, gateway.example.org, true",
                "same-origin, https://proxy.example.org, gateway.example.org, false",
                "-, https://gateway.example.org, gateway.example.org, false",
                "-, http://gateway.example.org, gateway.example.org, false",
                "-, https://GATEWAY.example.org, gateway.example.ORG, false",
                "-, https://gateway.example.org, gateway.example.org:443, false",
                "-, http://localhost:8080, localhost:8080, false",
                "-, http://[::1]:8080, [::1]:8080, false",
                "-, http://localhost:8081, localhost:8080, true",
                "-, https://gateway.example.org, gateway.example.org:8443, true",
                "-, https://evil.example, gateway.example.org, true",
                "-, https://gateway.example.org.evil.example, gateway.example.org, true",
                "-, https://gateway.example.org@evil.example, gateway.example.org, true",
                "-, null, gateway.example.org, true",
                "-, '', gateway.example.org, true",
                "-, ht tp:, gateway.example.org, true"
            })
    void judgesBySecFetchSiteElseByOrigin(String fetchSite, String origin, String host, boolean crossSite) {
        assertThat(CrossSiteRequests.isCrossSite(fetchSite, origin, HostAndPort.parseAuthority(host, -1)))
                .isEqualTo(crossSite);
    }

    @Test
    void refusesAnOriginWithoutAHost() {
        assertThat(CrossSiteRequests.isCrossSite(null, "https://gateway.example.org", null))
                .isTrue();
        assertThat(CrossSiteRequests.isCrossSite(null, null, null)).isFalse();
    }
}

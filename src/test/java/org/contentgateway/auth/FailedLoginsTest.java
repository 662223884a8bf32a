package org.contentgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private long now = Long.MAX_VALUE - 1; // the clock may pass the end of its range
    private final FailedLogins failures = new FailedLogins(3, Duration.ofMinutes(5), () -> now);

    @Test
    void areHeardUpToTheLimit() {
        assertThat(failures.add("192.0.2.1", "cms")).isFalse();
        assertThat(failures.add("192.0.2.1", "cms")).isFalse();
        assertThat(failures.secondsToWait("192.0.2.1", "cms")).isZero();
        assertThat(failures.add("192.0.2.1", "cms")).isTrue();
        assertThat(failures.secondsToWait("192.0.2.1", "cms")).isEqualTo(300);
        assertThat(failures.add("192.0.2.1", "cms")).isFalse();
    }

    @Test
    void keepNobodyOutAtAnotherAddressOrByAnotherName() {
        fail("192.0.2.1", "cms");
        assertThat(failures.secondsToWait("192.0.2.2", "cms")).isZero();
        assertThat(failures.secondsToWait("192.0.2.1", "other")).isZero();
    }

    @Test
    void areForgottenWhenTheWindowEndsHoweverManyMoreCame() {
        fail("192.0.2.1", "cms");
        now += Duration.ofSeconds(299).toNanos();
        fail("192.0.2.1", "cms");
        assertThat(failures.secondsToWait("192.0.2.1", "cms")).isEqualTo(1);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(failures.secondsToWait("192.0.2.1", "cms")).isZero();
    }

    @Test
    void areOneCountForAnIpv6Network() {
        fail("2001:db8::1", "cms");
        assertThat(failures.secondsToWait("2001:db8:0:0:ffff::2", "cms")).isPositive();
        assertThat(failures.secondsToWait("2001:db8:0:1::1", "cms")).isZero();
    }

    private void fail(String address, String user) {
        IntStream.range(0, 3).forEach(i -> failures.add(address, user));
    }
}

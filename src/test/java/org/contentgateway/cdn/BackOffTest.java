package org.contentgateway.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow at any time
    private final BackOff backOff = new BackOff(now::get);

    @Test
    void isOffAtFirst() {
        assertThat(backOff.isOn()).isFalse();
        assertThat(backOff.succeeded()).isFalse();
    }

    @Test
    void doublesUpToAMinute() {
        var pauses = new ArrayList<Integer>();
        for (var failure = 0; failure < 8; failure++) {
            backOff.failed();
            pauses.add(secondsUntilItEnds());
        }
        assertThat(pauses).isEqualTo(List.of(1, 2, 4, 8, 16, 32, 60, 60));
    }

    @Test
    void beginsAnewAfterASuccess() {
        assertThat(backOff.failed()).isTrue();
        assertThat(backOff.failed()).isFalse();
        assertThat(backOff.succeeded()).isTrue();
        assertThat(backOff.isOn()).isFalse();
        assertThat(backOff.failed()).isTrue();
        assertThat(secondsUntilItEnds()).isEqualTo(1);
    }

    private int secondsUntilItEnds() {
        var seconds = 0;
        while (backOff.isOn()) {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            seconds++;
        }
        return seconds;
    }
}

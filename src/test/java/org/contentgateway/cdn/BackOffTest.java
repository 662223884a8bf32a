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
    void startsWithoutAPause() {
        assertThat(backOff.isPausing()).isFalse();
        assertThat(backOff.recordSuccess()).isFalse();
    }

    @Test
    void doublesUpToAMinute() {
        var pauses = new ArrayList<Integer>();
        for (var failure = 0; failure < 8; failure++) {
            backOff.recordFailure();
            pauses.add(secondsUntilItEnds());
        }
        assertThat(pauses).isEqualTo(List.of(1, 2, 4, 8, 16, 32, 60, 60));
    }

    @Test
    void restartsAfterASuccess() {
        assertThat(backOff.recordFailure()).isTrue();
        assertThat(backOff.recordFailure()).isFalse();
        assertThat(backOff.recordSuccess()).isTrue();
        assertThat(backOff.isPausing()).isFalse();
        assertThat(backOff.recordFailure()).isTrue();
        assertThat(secondsUntilItEnds()).isEqualTo(1);
    }

    private int secondsUntilItEnds() {
        var seconds = 0;
        while (backOff.isPausing()) {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            seconds++;
        }
        return seconds;
    }
}

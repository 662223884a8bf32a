package org.contentgateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final long MIB = 1024 * 1024;

    private final ProgressBar half = new ProgressBar(3 * MIB, 6 * MIB, 12_345, Duration.ofSeconds(3));

    @Test
    void showsAllTextsOnAWideTerminal() {
        assertThat(half.toBar(120))
                .isEqualTo(
                        " 50% [====================>                   ]  ETA 0:03  12,345 records  4,115/s  3.0 MiB of 6.0 MiB");
    }

    @Test
    void omitsTheLeastImportantTextsFirst() {
        assertThat(half.toBar(50)).contains("ETA 0:03", "12,345 records").doesNotContain("MiB");
        assertThat(half.toBar(30)).contains("50% [", "ETA 0:03").doesNotContain("records");
        assertThat(half.toBar(12)).isEqualTo(" 50%");
    }

    @Test
    void staysNarrowerThanTheTerminal() {
        var bars = new ProgressBar[] {
            half,
            new ProgressBar(0, 6 * MIB, 0, Duration.ZERO),
            new ProgressBar(6 * MIB, 6 * MIB, Long.MAX_VALUE, Duration.ofDays(400)),
            new ProgressBar(5 * MIB, -1, 7, Duration.ofSeconds(1))
        };
        IntStream.rangeClosed(1, 200).forEach(width -> {
            for (var bar : bars) {
                assertThat(bar.toBar(width).length()).isLessThan(width);
            }
        });
    }

    @Test
    void omitsTheBarIfTheTotalIsUnknown() {
        assertThat(new ProgressBar(5 * MIB, -1, 7, Duration.ofSeconds(1)).toBar(80))
                .isEqualTo("7 records  7/s  5.0 MiB");
        assertThat(new ProgressBar(0, 0, 0, Duration.ofSeconds(1)).toBar(80)).isEqualTo("0 records  0/s");
    }

    @Test
    void startsEmptyAndEndsFull() {
        assertThat(new ProgressBar(0, 100, 0, Duration.ZERO).toBar(40)).startsWith("  0% [>   ");
        assertThat(new ProgressBar(100, 100, 1, Duration.ofSeconds(1)).toBar(80))
                .startsWith("100% [===")
                .contains("=]  ETA 0:00");
        // A file may grow while it is read.
        assertThat(new ProgressBar(150, 100, 1, Duration.ofSeconds(1)).toBar(80))
                .startsWith("100% [===")
                .contains("ETA 0:00");
    }

    @Test
    void formatsTextForALog() {
        assertThat(half.toText()).isEqualTo("50%, ETA 0:03, 12,345 records, 4,115/s, 3.0 MiB of 6.0 MiB");
        assertThat(new ProgressBar(5, -1, 1, Duration.ofHours(2)).toText()).isEqualTo("1 record, 0/s, 5 B");
    }

    @Test
    void formatsHoursOnlyIfNeeded() {
        assertThat(ProgressBar.clock(Duration.ofSeconds(59))).isEqualTo("0:59");
        assertThat(ProgressBar.clock(Duration.ofSeconds(3_725))).isEqualTo("1:02:05");
    }
}

package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.contentgateway.ingest.ImportCounts;
import org.contentgateway.ingest.ImportProgress;
import org.contentgateway.ingest.ImportReport;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long now;

    @Test
    void redrawsAndClearsTheBar() {
        var display = display(40);
        display.update(progress(50, 1));
        assertThat(shown.size()).isZero();
        now += Duration.ofMillis(500).toNanos();
        display.update(progress(50, 1));
        assertThat(text()).matches("\r 50% \\[=+> +].{1,30}\r").hasSize(1 + 39 + 1);
        display.clear();
        assertThat(text()).endsWith("\r" + " ".repeat(39) + "\r");
    }

    @Test
    void printsALinePerSecondWithoutATerminal() {
        var display = display(0);
        for (var i = 1; i <= 20; i++) {
            now += Duration.ofMillis(100).toNanos();
            display.update(progress(i, i));
        }
        display.clear();
        assertThat(text().lines())
                .containsExactly(
                        "10%, ETA 0:09, 10 records, 10/s, 10 B of 100 B",
                        "20%, ETA 0:08, 20 records, 10/s, 20 B of 100 B");
    }

    @Test
    void accumulatesProgressOverFiles() {
        var display = display(0);
        display.fileDone(40, progress(0, 4).report());
        now += Duration.ofSeconds(1).toNanos();
        display.update(progress(10, 1));
        assertThat(text().lines()).containsExactly("50%, ETA 0:01, 5 records, 5/s, 50 B of 100 B");
    }

    private ProgressDisplay display(int width) {
        return new ProgressDisplay(new PrintStream(shown, true, UTF_8), width, 100, () -> now);
    }

    private String text() {
        return shown.toString(UTF_8);
    }

    private static ImportProgress progress(long bytes, long records) {
        return new ImportProgress(
                bytes, new ImportReport(1, new ImportCounts(records, 0, 0, 0, 0, 0, 0), List.of(), Map.of()));
    }
}

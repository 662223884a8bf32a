package org.contentgateway.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.contentgateway.ingest.ImportProgress;
import org.contentgateway.ingest.ImportReport;

/** Shows how far an import has come: a bar on a terminal, else a line a second. */
final class ProgressDisplay {

    private static final Duration BAR_PERIOD = Duration.ofMillis(100);
    private static final Duration LINE_PERIOD = Duration.ofSeconds(1);

    private final PrintStream out;
    private final int width;
    private final long total;
    private final LongSupplier clock;
    private final long start;
    private long last;
    private boolean drawn;

    /** Of the files that are done. */
    private long bytes;

    private long records;

    /** @param width of the terminal; 0 for none */
    ProgressDisplay(PrintStream out, int width, long total, LongSupplier clock) {
        this.out = out;
        this.width = width;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.last = start;
    }

    static ProgressDisplay onStandardError(long total) {
        return new ProgressDisplay(System.err, Terminal.width(), total, System::nanoTime);
    }

    /** Of the file that is being read. */
    void update(ImportProgress progress) {
        show(bytes + progress.bytes(), records + progress.report().received());
    }

    /** A file is done. */
    void next(long size, ImportReport report) {
        bytes += Math.max(0, size);
        records += report.received();
        show(bytes, records);
    }

    private void show(long bytes, long records) {
        var now = clock.getAsLong();
        if (now - last < (width > 0 ? BAR_PERIOD : LINE_PERIOD).toNanos()) {
            return;
        }
        last = now;
        var bar = new ProgressBar(bytes, total, records, elapsed());
        if (width > 0) {
            out.printf("\r%-" + Math.max(1, width - 1) + "s\r", bar.drawn(width)); // a line of the log goes over it
            out.flush();
            drawn = true;
        } else {
            out.println(bar.written());
        }
    }

    /** Makes room for other words on the terminal. */
    void clear() {
        if (drawn) {
            out.printf("\r%" + Math.max(1, width - 1) + "s\r", "");
            out.flush();
            drawn = false;
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }
}

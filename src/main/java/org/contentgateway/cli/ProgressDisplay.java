package org.contentgateway.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.contentgateway.ingest.ImportProgress;
import org.contentgateway.ingest.ImportReport;

/** Displays the progress of an import: as a bar on a terminal, else as one line per second. */
final class ProgressDisplay {

    private static final Duration BAR_PERIOD = Duration.ofMillis(100);
    private static final Duration LINE_PERIOD = Duration.ofSeconds(1);

    private final PrintStream out;
    private final int width;
    private final long total;
    private final LongSupplier clock;
    private final long start;
    private long lastShown;
    private boolean drawn;

    /** Bytes of completed files. */
    private long completedBytes;

    private long completedRecords;

    /**
     * @param width of the terminal in columns; 0 if there is no terminal
     * @param total bytes of all files; -1 if unknown
     * @param clock a time in nanoseconds, like {@link System#nanoTime}
     */
    ProgressDisplay(PrintStream out, int width, long total, LongSupplier clock) {
        this.out = out;
        this.width = width;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.lastShown = start;
    }

    static ProgressDisplay onStandardError(long total) {
        return new ProgressDisplay(System.err, Terminal.width(), total, System::nanoTime);
    }

    /** Shows the progress of the current file. */
    void update(ImportProgress progress) {
        show(
                completedBytes + progress.bytes(),
                completedRecords + progress.report().counts().received());
    }

    /** Completes the current file. */
    void fileDone(long size, ImportReport report) {
        completedBytes += Math.max(0, size);
        completedRecords += report.counts().received();
        show(completedBytes, completedRecords);
    }

    private void show(long bytes, long records) {
        var now = clock.getAsLong();
        if (now - lastShown < (width > 0 ? BAR_PERIOD : LINE_PERIOD).toNanos()) {
            return;
        }
        lastShown = now;
        var bar = new ProgressBar(bytes, total, records, elapsed());
        if (width > 0) {
            out.printf("\r%-" + Math.max(1, width - 1) + "s\r", bar.toBar(width)); // a log line overwrites it
            out.flush();
            drawn = true;
        } else {
            out.println(bar.toText());
        }
    }

    /** Prints a message on a line of its own. */
    void announce(String message) {
        clear();
        out.println(message);
    }

    /** Clears the bar before other output. */
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

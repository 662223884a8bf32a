package org.contentgateway.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The progress of an import as one line of ASCII.
 *
 * @param bytes bytes read so far
 * @param total bytes of all files; -1 if unknown
 * @param records records read so far
 */
record ProgressBar(long bytes, long total, long records, Duration elapsed) {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 40;
    private static final String GAP = "  ";

    /** Returns a bar, followed by as many texts as fit. Narrower than the terminal, which would wrap a full line. */
    String toBar(int width) {
        var available = Math.max(0, width - 1);
        var bar = total > 0 ? MIN_LENGTH + "100% []".length() : 0;
        var texts = new StringBuilder();
        for (var text : texts()) {
            if (bar + texts.length() + GAP.length() + text.length() <= available) {
                texts.append(GAP).append(text);
            }
        }
        var line = total > 0
                ? bar(Math.min(MAX_LENGTH, available - "100% []".length() - texts.length())) + texts
                : texts.toString().strip();
        return line.substring(0, Math.min(line.length(), available));
    }

    /** Returns the same as text, for a log. */
    String toText() {
        var texts = new ArrayList<String>();
        if (total > 0) {
            texts.add(String.format(Locale.ROOT, "%d%%", percent()));
        }
        texts.addAll(texts());
        return String.join(", ", texts);
    }

    private String bar(int length) {
        if (length < MIN_LENGTH) {
            return String.format(Locale.ROOT, "%3d%%", percent());
        }
        var done = (int) (length * percent() / 100);
        var head = done < length ? ">" : "";
        return String.format(
                Locale.ROOT,
                "%3d%% [%s%s%s]",
                percent(),
                "=".repeat(done),
                head,
                " ".repeat(length - done - head.length()));
    }

    /** Returns the texts, the most important first. */
    private List<String> texts() {
        var texts = new ArrayList<String>();
        if (total > 0 && bytes > 0) {
            var remaining = elapsed.toMillis() * (double) Math.max(0, total - bytes) / bytes;
            texts.add("ETA " + clock(Duration.ofMillis((long) remaining)));
        }
        texts.add(counted(records, "record"));
        if (!elapsed.isZero()) {
            texts.add(String.format(Locale.ROOT, "%,d/s", records * 1000 / Math.max(1, elapsed.toMillis())));
        }
        if (total > 0) {
            texts.add(String.format(Locale.ROOT, "%s of %s", size(bytes), size(total)));
        } else if (bytes > 0) {
            texts.add(size(bytes));
        }
        return texts;
    }

    private long percent() {
        return Math.min(100, bytes * 100 / total);
    }

    /** Returns a count with its noun in the singular or plural. */
    static String counted(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }

    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String size(long bytes) {
        var unit = 0;
        var size = (double) bytes;
        for (; size >= 1024 && unit < 4; unit++) {
            size /= 1024;
        }
        return unit == 0
                ? String.format(Locale.ROOT, "%d B", bytes)
                : String.format(Locale.ROOT, "%.1f %siB", size, "KMGT".charAt(unit - 1));
    }
}

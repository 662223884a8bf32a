package org.contentgateway.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far an import has come, as one line of ASCII.
 *
 * @param bytes read so far
 * @param total of all files; -1 where it is not known
 * @param records read so far
 */
record ProgressBar(long bytes, long total, long records, Duration elapsed) {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 40;
    private static final String GAP = "  ";

    /** A bar, and beside it what there is room for; never as wide as the terminal, which would break the line. */
    String drawn(int width) {
        var room = Math.max(0, width - 1);
        var bar = total > 0 ? MIN_LENGTH + "100% []".length() : 0;
        var texts = new StringBuilder();
        for (var text : texts()) {
            if (bar + texts.length() + GAP.length() + text.length() <= room) {
                texts.append(GAP).append(text);
            }
        }
        var line = total > 0
                ? bar(Math.min(MAX_LENGTH, room - "100% []".length() - texts.length())) + texts
                : texts.toString().strip();
        return line.substring(0, Math.min(line.length(), room));
    }

    /** The same in words, for a log. */
    String written() {
        var texts = new ArrayList<String>();
        if (total > 0) {
            texts.add("%d%%".formatted(percent()));
        }
        texts.addAll(texts());
        return String.join(", ", texts);
    }

    private String bar(int length) {
        if (length < MIN_LENGTH) {
            return "%3d%%".formatted(percent());
        }
        var done = (int) (length * percent() / 100);
        var head = done < length ? ">" : "";
        return "%3d%% [%s%s%s]".formatted(percent(), "=".repeat(done), head, " ".repeat(length - done - head.length()));
    }

    /** The dearest first. */
    private List<String> texts() {
        var texts = new ArrayList<String>();
        if (total > 0 && bytes > 0) {
            var left = elapsed.toMillis() * (double) Math.max(0, total - bytes) / bytes;
            texts.add("ETA " + clock(Duration.ofMillis((long) left)));
        }
        texts.add(counted(records, "record"));
        if (!elapsed.isZero()) {
            texts.add(String.format(Locale.ROOT, "%,d/s", records * 1000 / Math.max(1, elapsed.toMillis())));
        }
        if (total > 0) {
            texts.add("%s of %s".formatted(size(bytes), size(total)));
        } else if (bytes > 0) {
            texts.add(size(bytes));
        }
        return texts;
    }

    private long percent() {
        return Math.min(100, bytes * 100 / total);
    }

    /** A number of things, in the singular where it is one. */
    static String counted(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : thing + "s");
    }

    static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String size(long bytes) {
        var unit = 0;
        var size = (double) bytes;
        for (; size >= 1024 && unit < 4; unit++) {
            size /= 1024;
        }
        return unit == 0
                ? "%d B".formatted(bytes)
                : String.format(Locale.ROOT, "%.1f %siB", size, "KMGT".charAt(unit - 1));
    }
}

package org.contentgateway.cli;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.format.RecordProblem;

/** Reports as a person reads them: files that had problems one by one, then all together. */
final class ConsoleReport {

    /** Of one file; the rest is in the JSON report. */
    private static final int MAX_PROBLEMS = 20;

    private ConsoleReport() {}

    static String of(List<FileReport> files, Duration time, boolean dryRun) {
        return files.stream().map(ConsoleReport::problems).collect(joining()) + total(files, time, dryRun);
    }

    static String ofReprocessing(ImportReport report, Duration time) {
        return String.format(
                Locale.ROOT,
                "%s%s derived again in %s: %,d changed, %,d unchanged, %,d edited meanwhile, %,d can't be derived any more\n",
                problems(report),
                ProgressBar.counted(report.received(), "article"),
                ProgressBar.clock(time),
                report.updated(),
                report.unchanged(),
                report.stale(),
                report.rejected());
    }

    private static String problems(ImportReport report) {
        var problems = report.problems();
        var more = report.rejected() + report.warnings() - Math.min(problems.size(), MAX_PROBLEMS);
        return problems.stream().limit(MAX_PROBLEMS).map(ConsoleReport::line).collect(joining())
                + (more > 0 ? String.format(Locale.ROOT, "  and %,d more\n", more) : "");
    }

    private static String problems(FileReport file) {
        var text = new StringBuilder(problems(file.report()));
        if (file.brokenOff() != null) {
            text.append(
                    "  It can't be read to its end: %s. Mend it and import it again: what was taken stays as it is.\n"
                            .formatted(printable(file.brokenOff())));
        }
        return text.isEmpty() ? "" : printable(file.file()) + ":\n" + text;
    }

    private static String line(RecordProblem problem) {
        var text = new StringBuilder("  record ").append(problem.index());
        if (problem.portal() != null && problem.contentId() != null) {
            text.append(" (portal %d, content %d)".formatted(problem.portal(), problem.contentId()));
        }
        text.append(problem.code().rejects() ? " rejected: " : " taken, but: ").append(problem.code());
        if (problem.path() != null && !problem.path().isEmpty()) {
            text.append(" at ").append(printable(problem.path()));
        }
        return text.append(": ")
                .append(printable(problem.detail()))
                .append('\n')
                .toString();
    }

    private static String total(List<FileReport> files, Duration time, boolean dryRun) {
        var counts = new ArrayList<String>();
        counts.add(number(files, ImportReport::created) + " created");
        counts.add(number(files, ImportReport::updated) + " updated");
        counts.add(number(files, ImportReport::unchanged) + " unchanged");
        counts.add(number(files, ImportReport::stale) + " stale");
        counts.add(number(files, ImportReport::rejected) + " rejected");
        return "%s%s from %s in %s: %s; %s\n"
                .formatted(
                        dryRun ? "Nothing was written. It would be " : "",
                        ProgressBar.counted(sum(files, ImportReport::received), "record"),
                        ProgressBar.counted(files.size(), "file"),
                        ProgressBar.clock(time),
                        String.join(", ", counts),
                        ProgressBar.counted(sum(files, ImportReport::warnings), "warning"));
    }

    private static String number(List<FileReport> files, ToLongFunction<ImportReport> count) {
        return String.format(Locale.ROOT, "%,d", sum(files, count));
    }

    private static long sum(List<FileReport> files, ToLongFunction<ImportReport> count) {
        return files.stream().map(FileReport::report).mapToLong(count).sum();
    }

    /** Values of records are shown, and must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\p{Cf}&&[^\\u200C\\u200D]]", "\uFFFD");
    }
}

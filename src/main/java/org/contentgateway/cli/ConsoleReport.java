package org.contentgateway.cli;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.contentgateway.ingest.ImportCounts;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.format.RecordProblem;

/** Formats reports for people: the problems of each file, then the totals. */
final class ConsoleReport {

    /** Per file. The JSON report has more. */
    private static final int MAX_PROBLEMS = 20;

    private ConsoleReport() {}

    static String of(List<FileReport> files, Duration time, boolean dryRun) {
        return files.stream().map(ConsoleReport::problems).collect(joining()) + total(files, time, dryRun);
    }

    static String ofReprocessing(ImportReport report, Duration time) {
        return String.format(
                Locale.ROOT,
                "%s%s reprocessed in %s: %,d changed, %,d unchanged, %,d edited meanwhile, %,d rejected\n",
                problems(report),
                ProgressBar.counted(report.counts().received(), "article"),
                ProgressBar.clock(time),
                report.counts().updated(),
                report.counts().unchanged(),
                report.counts().stale(),
                report.counts().rejected());
    }

    private static String problems(ImportReport report) {
        var problems = report.problems();
        var hidden = report.counts().rejected() + report.counts().warnings() - Math.min(problems.size(), MAX_PROBLEMS);
        return problems.stream().limit(MAX_PROBLEMS).map(ConsoleReport::line).collect(joining())
                + (hidden > 0 ? String.format(Locale.ROOT, "  and %,d more\n", hidden) : "");
    }

    private static String problems(FileReport file) {
        var text = new StringBuilder(problems(file.report()));
        if (file.brokenOff() != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  The file is incomplete: %s. Correct it and import it again; the imported records stay.\n",
                    printable(file.brokenOff())));
        }
        return text.isEmpty() ? "" : printable(file.file()) + ":\n" + text;
    }

    private static String line(RecordProblem problem) {
        var text = new StringBuilder("  record ").append(problem.index());
        if (problem.portal() != null && problem.contentId() != null) {
            text.append(String.format(Locale.ROOT, " (portal %d, content %d)", problem.portal(), problem.contentId()));
        }
        text.append(problem.code().rejects() ? " rejected: " : " imported with a warning: ")
                .append(problem.code());
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
        counts.add(number(files, ImportCounts::created) + " created");
        counts.add(number(files, ImportCounts::updated) + " updated");
        counts.add(number(files, ImportCounts::unchanged) + " unchanged");
        counts.add(number(files, ImportCounts::stale) + " stale");
        counts.add(number(files, ImportCounts::rejected) + " rejected");
        return String.format(
                Locale.ROOT,
                "%s%s from %s in %s: %s; %s\n",
                dryRun ? "Dry run, nothing was written: " : "",
                ProgressBar.counted(sum(files, ImportCounts::received), "record"),
                ProgressBar.counted(files.size(), "file"),
                ProgressBar.clock(time),
                String.join(", ", counts),
                ProgressBar.counted(sum(files, ImportCounts::warnings), "warning"));
    }

    private static String number(List<FileReport> files, ToLongFunction<ImportCounts> count) {
        return String.format(Locale.ROOT, "%,d", sum(files, count));
    }

    private static long sum(List<FileReport> files, ToLongFunction<ImportCounts> count) {
        return files.stream()
                .map(file -> file.report().counts())
                .mapToLong(count)
                .sum();
    }

    /** Replaces control characters: values of records must not control the terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\p{Cf}&&[^\\u200C\\u200D]]", "\uFFFD");
    }
}

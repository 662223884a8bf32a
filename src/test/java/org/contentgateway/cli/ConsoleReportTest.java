package org.contentgateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.contentgateway.ingest.ImportCounts;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static final Duration TIME = Duration.ofSeconds(75);
    private static final FileReport GOOD = file(
            "a.json",
            new ImportReport(1, new ImportCounts(1_200, 1_000, 100, 90, 10, 0, 0), List.of(), Map.of()),
            null);

    @Test
    void printsOneLineWithoutProblems() {
        assertThat(ConsoleReport.of(List.of(GOOD), TIME, false))
                .isEqualTo(
                        "1,200 records from 1 file in 1:15: 1,000 created, 100 updated, 90 unchanged, 10 stale, 0 rejected; 0 warnings\n");
    }

    @Test
    void namesThePlaceOfEachProblem() {
        var problems = List.of(
                new RecordProblem(
                        0, 2, 900001, ProblemCode.BAD_DATE, "/content_date_last_edit", "\"yesterday\" is invalid."),
                new RecordProblem(1, null, null, ProblemCode.NOT_AN_OBJECT, "", "The record is 7."));
        var bad = file(
                "b.json",
                new ImportReport(2, new ImportCounts(2, 1, 0, 0, 0, 1, 1), problems, Map.of()),
                "it ends after byte 9");
        assertThat(ConsoleReport.of(List.of(GOOD, bad), TIME, false)).isEqualTo("""
                b.json:
                  record 0 (portal 2, content 900001) imported with a warning: BAD_DATE at /content_date_last_edit: "yesterday" is invalid.
                  record 1 rejected: NOT_AN_OBJECT: The record is 7.
                  The file is incomplete: it ends after byte 9. Correct it and import it again; the imported records stay.
                1,202 records from 2 files in 1:15: 1,001 created, 100 updated, 90 unchanged, 10 stale, 1 rejected; 1 warning
                """);
    }

    @Test
    void marksADryRun() {
        assertThat(ConsoleReport.of(
                        List.of(file(
                                "a.json",
                                new ImportReport(0, new ImportCounts(1, 1, 0, 0, 0, 0, 0), List.of(), Map.of()),
                                null)),
                        TIME,
                        true))
                .isEqualTo(
                        "Dry run, nothing was written: 1 record from 1 file in 1:15: 1 created, 0 updated, 0 unchanged, 0 stale, 0 rejected; 0 warnings\n");
    }

    @Test
    void printsTwentyProblemsPerFileAndCountsTheRest() {
        var problem = new RecordProblem(0, null, null, ProblemCode.NOT_AN_OBJECT, "", "The record is 5.");
        var text = ConsoleReport.of(
                List.of(file(
                        "b.json",
                        new ImportReport(
                                1,
                                new ImportCounts(151, 0, 0, 0, 0, 151, 0),
                                Collections.nCopies(100, problem),
                                Map.of()),
                        null)),
                TIME,
                false);
        assertThat(text.lines()).hasSize(1 + 20 + 1 + 1).contains("  and 131 more");
    }

    @Test
    void countsReprocessedArticles() {
        assertThat(ConsoleReport.ofReprocessing(
                        new ImportReport(1, new ImportCounts(1_200, 0, 3, 1_196, 1, 0, 0), List.of(), Map.of()), TIME))
                .isEqualTo(
                        "1,200 articles reprocessed in 1:15: 3 changed, 1,196 unchanged, 1 edited meanwhile, 0 rejected\n");
    }

    @Test
    void replacesControlCharacters() {
        var problem = new RecordProblem(
                0, null, null, ProblemCode.BAD_VALUE, "/a", "'\u001B[2J\u202Eسلام\u200Cها\r\n' is invalid");
        assertThat(ConsoleReport.of(
                        List.of(file(
                                "\u001B[31m",
                                new ImportReport(1, new ImportCounts(1, 1, 0, 0, 0, 0, 1), List.of(problem), Map.of()),
                                null)),
                        TIME,
                        false))
                .startsWith(
                        "\uFFFD[31m:\n  record 0 imported with a warning: BAD_VALUE at /a: '\uFFFD[2J\uFFFDسلام\u200Cها\uFFFD\uFFFD' is invalid\n");
    }

    private static FileReport file(String name, ImportReport report, String brokenOff) {
        return new FileReport(name, report, brokenOff);
    }
}

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
    void areOneLineWhereAllIsWell() {
        assertThat(ConsoleReport.of(List.of(GOOD), TIME, false))
                .isEqualTo(
                        "1,200 records from 1 file in 1:15: 1,000 created, 100 updated, 90 unchanged, 10 stale, 0 rejected; 0 warnings\n");
    }

    @Test
    void nameThePlaceOfEachProblem() {
        var problems = List.of(
                new RecordProblem(
                        0, 2, 900001, ProblemCode.BAD_DATE, "/content_date_last_edit", "\"yesterday\" is no date"),
                new RecordProblem(1, null, null, ProblemCode.NOT_AN_OBJECT, "", "7 stands where a record should"));
        var bad = file(
                "b.json",
                new ImportReport(2, new ImportCounts(2, 1, 0, 0, 0, 1, 1), problems, Map.of()),
                "it breaks off after byte 9");
        assertThat(ConsoleReport.of(List.of(GOOD, bad), TIME, false)).isEqualTo("""
                b.json:
                  record 0 (portal 2, content 900001) taken, but: BAD_DATE at /content_date_last_edit: "yesterday" is no date
                  record 1 rejected: NOT_AN_OBJECT: 7 stands where a record should
                  It can't be read to its end: it breaks off after byte 9. Mend it and import it again: what was taken stays as it is.
                1,202 records from 2 files in 1:15: 1,001 created, 100 updated, 90 unchanged, 10 stale, 1 rejected; 1 warning
                """);
    }

    @Test
    void saySoWhereNothingWasWritten() {
        assertThat(ConsoleReport.of(
                        List.of(file(
                                "a.json",
                                new ImportReport(0, new ImportCounts(1, 1, 0, 0, 0, 0, 0), List.of(), Map.of()),
                                null)),
                        TIME,
                        true))
                .isEqualTo(
                        "Nothing was written. It would be 1 record from 1 file in 1:15: 1 created, 0 updated, 0 unchanged, 0 stale, 0 rejected; 0 warnings\n");
    }

    @Test
    void stopAfterTwentyProblemsOfAFileAndCountTheRest() {
        var problem = new RecordProblem(0, null, null, ProblemCode.NOT_AN_OBJECT, "", "5 stands where a record should");
        var words = ConsoleReport.of(
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
        assertThat(words.lines()).hasSize(1 + 20 + 1 + 1).contains("  and 131 more");
    }

    @Test
    void countArticlesThatAreDerivedAgain() {
        assertThat(ConsoleReport.ofReprocessing(
                        new ImportReport(1, new ImportCounts(1_200, 0, 3, 1_196, 1, 0, 0), List.of(), Map.of()), TIME))
                .isEqualTo(
                        "1,200 articles derived again in 1:15: 3 changed, 1,196 unchanged, 1 edited meanwhile, 0 can't be derived any more\n");
    }

    @Test
    void neverSteerTheTerminal() {
        var problem = new RecordProblem(
                0, null, null, ProblemCode.BAD_VALUE, "/a", "'\u001B[2J\u202Eسلام\u200Cها\r\n' is odd");
        assertThat(ConsoleReport.of(
                        List.of(file(
                                "\u001B[31m",
                                new ImportReport(1, new ImportCounts(1, 1, 0, 0, 0, 0, 1), List.of(problem), Map.of()),
                                null)),
                        TIME,
                        false))
                .startsWith(
                        "\uFFFD[31m:\n  record 0 taken, but: BAD_VALUE at /a: '\uFFFD[2J\uFFFDسلام\u200Cها\uFFFD\uFFFD' is odd\n");
    }

    private static FileReport file(String name, ImportReport report, String brokenOff) {
        return new FileReport(name, report, brokenOff);
    }
}

package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print and return within the application. */
@QuarkusTest
class JobTest {

    private static final int PORTAL = 1431;

    @TempDir
    Path folder;

    @Inject
    ImportJob importJob;

    @Inject
    ReprocessJob reprocessJob;

    private final PrintStream original = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void captureOutput() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(original);
    }

    @Test
    void importReturns2WhereAFileBreaksOffAndImportsTheOthers() throws Exception {
        var broken = write("broken.json", "[" + new CmsJson(PORTAL, 21) + ",{\"portal");
        assertThat(run(importJob, "import", broken, write("whole.json", new CmsJson(PORTAL, 22).toString())))
                .isEqualTo(2);
        assertThat(output()).contains("broken.json:\n  The file is incomplete: it ends after byte", "2 created");
    }

    @Test
    void importWritesNothingInADryRun() throws Exception {
        var file = write("a.json", "[" + new CmsJson(PORTAL, 41) + ",7]");
        assertThat(run(importJob, "import", "--dry-run", file)).isEqualTo(1);
        assertThat(output())
                .contains("Dry run, nothing was written: 2 records from 1 file in")
                .contains(": 1 created, 0 updated, 0 unchanged, 0 stale, 1 rejected");
        out.reset();
        run(importJob, "import", file);
        assertThat(output()).contains("1 created");
    }

    @Test
    void reprocessReportsInJsonAndLeavesOutWhatThisVersionDerived() throws Exception {
        run(importJob, "import", write("a.json", new CmsJson(PORTAL, 61).toString()));
        run(reprocessJob, "reprocess"); // what other tests left
        out.reset();
        assertThat(run(reprocessJob, "reprocess", "--json")).isZero();
        assertThatJson(output()).node("received").isEqualTo(0);
    }

    private static int run(QuarkusApplication job, String... arguments) throws Exception {
        return job.run(arguments);
    }

    private String output() {
        return out.toString(UTF_8);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

package org.contentgateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.sql.SQLException;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Reprocessor;

/** Reprocesses articles in the foreground. An interrupted run over all articles can be resumed. */
@Dependent
@Unremovable
class ReprocessJob implements QuarkusApplication {

    private final Reprocessor reprocessor;
    private final ObjectMapper json;

    ReprocessJob(Reprocessor reprocessor, ObjectMapper json) {
        this.reprocessor = reprocessor;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws SQLException, IOException {
        ReprocessCommand command = Main.command(arguments);
        var display = ProgressDisplay.onStandardError(-1);
        try {
            var report = reprocessor.run(command.all, display::update);
            if (report.isEmpty()) {
                System.err.println("Another process is already reprocessing articles.");
                return ExitStatus.FAILED;
            }
            display.clear();
            print(report.get(), display, command.json);
            return report.get().counts().rejected() > 0 ? ExitStatus.SOME_REJECTED : ExitStatus.ALL_IMPORTED;
        } finally {
            display.clear();
        }
    }

    private void print(ImportReport report, ProgressDisplay display, boolean asJson) throws IOException {
        if (asJson) {
            System.out.write(json.writeValueAsBytes(report));
            System.out.println();
        } else {
            System.out.print(ConsoleReport.ofReprocessing(report, display.elapsed()));
        }
    }
}

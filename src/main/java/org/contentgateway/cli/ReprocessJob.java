package org.contentgateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.sql.SQLException;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Reprocessor;

/** Derives articles again while the command waits; what it has come to is kept, should it be cut off. */
@Dependent
@Unremovable
class ReprocessJob implements QuarkusApplication {

    private final Reprocessor reprocessing;
    private final ObjectMapper json;

    ReprocessJob(Reprocessor reprocessing, ObjectMapper json) {
        this.reprocessing = reprocessing;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws SQLException, IOException {
        ReprocessCommand command = Main.command(arguments);
        var display = ProgressDisplay.onStandardError(-1);
        try {
            var report = reprocessing.run(command.all, display::update);
            if (report.isEmpty()) {
                System.err.println("Articles are being derived again already, by another process.");
                return ExitStatus.FAILED;
            }
            display.clear();
            print(report.get(), display, command.json);
            return report.get().rejected() > 0 ? ExitStatus.SOME_REJECTED : ExitStatus.ALL_TAKEN;
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

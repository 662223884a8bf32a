package org.contentgateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.ingest.format.RecordFormat;

/** Imports file after file, each as a run of its own: so a place in a report is a place in a file. */
@Dependent
@Unremovable
class ImportJob implements QuarkusApplication {

    private final Importer importer;
    private final RecordFormats formats;
    private final ObjectMapper json;

    ImportJob(Importer importer, RecordFormats formats, ObjectMapper json) {
        this.importer = importer;
        this.formats = formats;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws SQLException, IOException {
        ImportCommand command = Main.command(arguments);
        try {
            var inputs = ImportInput.of(command.files);
            var display = ProgressDisplay.onStandardError(ImportInput.totalSize(inputs));
            try {
                return status(imported(inputs, command, display));
            } finally {
                display.clear(); // whatever is to be said next
            }
        } catch (ImportInput.UnreadableException unreadable) {
            System.err.println(unreadable.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    private List<FileReport> imported(List<ImportInput> inputs, ImportCommand command, ProgressDisplay display)
            throws SQLException, IOException, ImportInput.UnreadableException {
        var reports = new ArrayList<FileReport>();
        for (var input : inputs) {
            var report = imported(input, command, display);
            reports.add(report);
            if (command.json) {
                display.clear();
                System.out.write(json.writeValueAsBytes(report)); // UTF-8, whatever the terminal speaks
                System.out.println();
            }
        }
        if (!command.json) {
            display.clear();
            System.out.print(ConsoleReport.of(reports, display.elapsed(), command.dryRun));
        }
        return reports;
    }

    private FileReport imported(ImportInput input, ImportCommand command, ProgressDisplay display)
            throws SQLException, IOException, ImportInput.UnreadableException {
        try (var in = input.open()) {
            var report = command.dryRun
                    ? importer.dryRun(in, format(command), display::update)
                    : importer.run(in, format(command), display::update);
            display.next(input.size(), report);
            return new FileReport(input.name(), report, null);
        } catch (Importer.BrokenOffException broken) {
            display.next(input.size(), broken.report());
            return new FileReport(input.name(), broken.report(), broken.getMessage());
        }
    }

    private RecordFormat format(ImportCommand command) {
        return command.portal == null ? formats.cms() : formats.wordPress(command.portal);
    }

    private static int status(List<FileReport> reports) {
        if (reports.stream().anyMatch(report -> report.brokenOff() != null)) {
            return ExitStatus.BAD_INPUT;
        }
        return reports.stream().anyMatch(report -> report.report().rejected() > 0)
                ? ExitStatus.SOME_REJECTED
                : ExitStatus.ALL_TAKEN;
    }
}

package org.contentgateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.ingest.BulkImports;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.ingest.format.RecordFormat;

/** Imports files one after the other, each in its own run: so an index in a report is an index in a file. */
@Dependent
@Unremovable
class ImportJob implements QuarkusApplication {

    private final BulkImports bulkImports;
    private final Importer importer;
    private final RecordFormats formats;
    private final ObjectMapper json;

    ImportJob(BulkImports bulkImports, Importer importer, RecordFormats formats, ObjectMapper json) {
        this.bulkImports = bulkImports;
        this.importer = importer;
        this.formats = formats;
        this.json = json;
    }

    @Override
    public int run(String... arguments) throws IOException, SQLException {
        ImportCommand command = Main.command(arguments);
        try {
            var inputs = ImportInput.of(command.files);
            var display = ProgressDisplay.onStandardError(ImportInput.totalSize(inputs));
            try {
                var reports =
                        command.dryRun ? importAll(inputs, command, display) : importInBulk(inputs, command, display);
                if (!command.json) {
                    display.clear();
                    System.out.print(ConsoleReport.of(reports, display.elapsed(), command.dryRun));
                }
                return status(reports);
            } finally {
                display.clear(); // before any other output
            }
        } catch (ImportInput.UnreadableException unreadable) {
            System.err.println(unreadable.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    @SuppressWarnings("try") // closing it is all that it is for
    private List<FileReport> importInBulk(List<ImportInput> inputs, ImportCommand command, ProgressDisplay display)
            throws IOException, SQLException, ImportInput.UnreadableException {
        try (var bulk = bulkImports.begin(display::announce)) {
            return importAll(inputs, command, display);
        }
    }

    private List<FileReport> importAll(List<ImportInput> inputs, ImportCommand command, ProgressDisplay display)
            throws IOException, ImportInput.UnreadableException {
        var reports = new ArrayList<FileReport>();
        for (var input : inputs) {
            var report = importFile(input, command, display);
            reports.add(report);
            if (command.json) {
                display.clear();
                System.out.write(json.writeValueAsBytes(report)); // UTF-8, regardless of the terminal's encoding
                System.out.println();
            }
        }
        return reports;
    }

    private FileReport importFile(ImportInput input, ImportCommand command, ProgressDisplay display)
            throws IOException, ImportInput.UnreadableException {
        try (var in = input.open()) {
            var report = command.dryRun
                    ? importer.dryRun(in, format(command), display::update)
                    : importer.run(in, format(command), display::update);
            display.fileDone(input.size(), report);
            return new FileReport(input.name(), report, null);
        } catch (Importer.IncompleteInputException incomplete) {
            display.fileDone(input.size(), incomplete.report());
            return new FileReport(input.name(), incomplete.report(), incomplete.getMessage());
        }
    }

    private RecordFormat format(ImportCommand command) {
        return command.portal == null ? formats.cms() : formats.wordPress(command.portal);
    }

    private static int status(List<FileReport> reports) {
        if (reports.stream().anyMatch(report -> report.brokenOff() != null)) {
            return ExitStatus.BAD_INPUT;
        }
        return reports.stream().anyMatch(report -> report.report().counts().rejected() > 0)
                ? ExitStatus.SOME_REJECTED
                : ExitStatus.ALL_IMPORTED;
    }
}

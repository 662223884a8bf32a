package org.contentgateway.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The import command. It shows help and checks its files before the application starts. */
@Command(
        name = "import",
        description = "Imports records as POST /ingest/contents does.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all records were imported",
            "1:some records were rejected",
            "2:wrong usage, or an unreadable or incomplete file",
            "3:the database is unavailable, or a setting is invalid"
        })
final class ImportCommand implements Callable<Integer> {

    /** The format of the records. */
    enum SourceFormat {
        cms,
        wordpress
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A file, plain or gzipped; a folder, for all *.json, *.ndjson and *.gz files in it; "
                    + "- for standard input.")
    List<String> files = List.of();

    @Option(
            names = "--format",
            description = "Format of the records: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    SourceFormat format = SourceFormat.cms;

    @Option(names = "--portal", paramLabel = "NUMBER", description = "Portal of the WordPress posts.")
    @Nullable
    Integer portal;

    @Option(names = "--dry-run", description = "Reports the outcomes without writing anything.")
    boolean dryRun;

    @Option(names = "--json", description = "Prints the report of each file as one line of JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).root().commandLine();
        if ((format == SourceFormat.wordpress) != (portal != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format wordpress and --portal must be used together: a post does not name its portal");
        }
        try {
            ImportInput.of(files); // checked before the application starts
        } catch (ImportInput.UnreadableException unreadable) {
            line.getErr().println(unreadable.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        return HeadlessRunner.run(ImportJob.class, line.getParseResult().originalArgs());
    }
}

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

/** What is to be imported, and how. It needs no database to be asked for help, or to refuse a file that is not there. */
@Command(
        name = "import",
        description = "Imports records as POST /ingest/contents does.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all records were taken",
            "1:some were rejected",
            "2:wrong usage, or a file that can't be read to its end",
            "3:the database is away, or the settings are wrong"
        })
final class ImportCommand implements Callable<Integer> {

    /** Who writes the records. */
    enum SourceFormat {
        cms,
        wordpress
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A file, plain or gzipped; a folder, for all *.json, *.ndjson and *.gz in it by name; "
                    + "- for standard input.")
    List<String> files = List.of();

    @Option(
            names = "--format",
            description = "Who writes the records: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    SourceFormat format = SourceFormat.cms;

    @Option(names = "--portal", paramLabel = "NUMBER", description = "The portal that posts of WordPress are of.")
    @Nullable
    Integer portal;

    @Option(names = "--dry-run", description = "Tells what would become of the records, and writes nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "Prints the report of each file as a line of JSON.")
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
                    "--portal belongs to --format wordpress: a post does not say which portal it is of");
        }
        try {
            ImportInput.of(files); // before anything is started
        } catch (ImportInput.UnreadableException unreadable) {
            line.getErr().println(unreadable.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        return HeadlessRunner.run(ImportJob.class, line.getParseResult().originalArgs());
    }
}

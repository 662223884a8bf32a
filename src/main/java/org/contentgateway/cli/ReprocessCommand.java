package org.contentgateway.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The reprocess command. */
@Command(
        name = "reprocess",
        description = "Derives articles again from their stored records, as POST /ingest/reprocess does. "
                + "By default, those that an older version derived.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all articles were reprocessed",
            "1:some records were rejected; their articles stay unchanged",
            "2:wrong usage",
            "3:reprocessing is already running, the database is unavailable, or a setting is invalid"
        })
final class ReprocessCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Reprocesses all articles.")
    boolean all;

    @Option(names = "--json", description = "Prints the report as one line of JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).root().commandLine();
        return HeadlessRunner.run(ReprocessJob.class, line.getParseResult().originalArgs());
    }
}

package org.contentgateway.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is to be derived again. */
@Command(
        name = "reprocess",
        description = "Derives articles from their stored records again, as POST /ingest/reprocess does: "
                + "those that an older version derived.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all were derived",
            "1:some can't be derived any more, and stay as they were",
            "2:wrong usage",
            "3:it is being done already, the database is away, or the settings are wrong"
        })
final class ReprocessCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Derives all articles, whichever version derived them.")
    boolean all;

    @Option(names = "--json", description = "Prints the report as a line of JSON.")
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

package org.contentgateway.cli;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Where the process begins: it serves, or carries out the command that its arguments name. */
@QuarkusMain
@Command(
        name = "content-gateway",
        description = "A GraphQL gateway before a legacy CMS. Without a command it serves HTTP.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = ImportCommand.class)
public final class Main {

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            Quarkus.run();
        } else {
            var status = new CommandLine(new Main())
                    .setExitCodeExceptionMapper(failure ->
                            failure instanceof ParameterException ? CommandLine.ExitCode.USAGE : ExitStatus.FAILED)
                    .execute(arguments);
            // Ends the process; in dev mode, only the command.
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, null);
        }
    }
}

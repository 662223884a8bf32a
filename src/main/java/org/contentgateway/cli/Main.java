package org.contentgateway.cli;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: serves HTTP, or runs the command that the arguments name. */
@QuarkusMain
@Command(
        name = "content-gateway",
        description = "A GraphQL API in front of a legacy CMS. Serves HTTP if no command is given.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {ImportCommand.class, ReprocessCommand.class, TokenCommand.class})
public final class Main {

    public static void main(String... arguments) {
        // SQL, messages and addresses are built by formatting, which would follow the system's language: under a
        // Persian or
        // Arabic one, numbers have other digits. Nothing in the gateway is written in that language.
        Locale.setDefault(Locale.ROOT);
        if (arguments.length == 0) {
            Quarkus.run();
        } else {
            var status = new CommandLine(new Main()).execute(arguments);
            // Exits the process; in dev mode, ends only the command.
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(status, null);
        }
    }

    /** Returns the command that the arguments name, with its options. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // a job knows the type of its command
    static <C> C command(String... arguments) {
        return new CommandLine(new Main())
                .parseArgs(arguments)
                .subcommand()
                .commandSpec()
                .commandLine()
                .getCommand();
    }
}

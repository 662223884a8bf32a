package org.contentgateway.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.contentgateway.auth.ApiToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Generates an access token. Standard output gets two lines for scripts: the token and the setting; standard error gets
 * the explanation. Starts nothing, and stores nothing.
 */
@Command(
        name = "token",
        description = "Generates an access token for /ingest, and the setting that makes the gateway accept it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:the token was printed", "2:wrong usage"})
final class TokenCommand implements Callable<Integer> {

    /** Names whose setting an environment variable can spell. */
    private static final Pattern VARIABLE_NAME = Pattern.compile("[a-z0-9]+");

    @Parameters(
            paramLabel = "NAME",
            description = "Name of the token, also its user name for HTTP Basic: " + ApiToken.NAME_FORM + ".")
    String name = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (!ApiToken.isValidName(name)) {
            throw new ParameterException(
                    line, String.format(Locale.ROOT, "Invalid name '%s'. Expected: %s.", name, ApiToken.NAME_FORM));
        }
        var token = ApiToken.generate(name);
        var out = line.getOut();
        var err = line.getErr();
        err.printf(
                "Access token '%s'. It is shown only now; keep it secret, in the settings of the machine that sends:%n",
                name);
        out.println(token.value());
        err.println("Setting of the gateway, for its application.properties. It takes effect at the next start:");
        out.println(token.setting());
        if (VARIABLE_NAME.matcher(name).matches()) {
            err.printf(
                    "Or as environment variable: GATEWAY_AUTH_TOKENS__%s__SHA256=%s%n",
                    name.toUpperCase(Locale.ROOT), token.sha256());
        }
        return ExitCode.OK;
    }
}

package org.contentgateway.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs a command within the application, which serves nobody meanwhile. */
final class HeadlessRunner {

    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.start-mode", "halted");

    /** Unless who runs the command says otherwise. */
    private static final Map<String, String> QUIET =
            Map.of("quarkus.log.level", "WARN", "quarkus.log.console.stderr", "true");

    private HeadlessRunner() {}

    /** Starts the application, lets the job run, ends the application, and returns the exit status. */
    static int run(Class<? extends QuarkusApplication> job, List<String> arguments) {
        SETTINGS.forEach(System::setProperty);
        QUIET.forEach((key, value) -> {
            if (System.getProperty(key) == null && System.getenv(variable(key)) == null) {
                System.setProperty(key, value);
            }
        });
        var status = new AtomicInteger(ExitStatus.FAILED);
        Quarkus.run(
                job,
                (code, failure) -> status.set(failure == null ? code : explain(failure)),
                arguments.toArray(String[]::new));
        return status.get();
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static int explain(Throwable failure) {
        var expected = expected(failure);
        if (expected == null) {
            failure.printStackTrace();
        } else {
            System.err.println(expected);
        }
        return ExitStatus.FAILED;
    }

    private static @Nullable String expected(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return "The database failed: " + cause.getMessage();
            }
            if (cause instanceof ConfigurationException || cause instanceof ConfigValidationException) {
                return cause.getMessage();
            }
        }
        return null;
    }
}

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

/** Runs a command within the application, without an HTTP server. */
final class HeadlessRunner {

    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.start-mode", "halted");

    /** Defaults that system properties and environment variables override. */
    private static final Map<String, String> DEFAULTS =
            Map.of("quarkus.log.level", "WARN", "quarkus.log.console.stderr", "true");

    private HeadlessRunner() {}

    /** Starts the application, runs the job, stops the application, and returns the exit status. */
    static int run(Class<? extends QuarkusApplication> job, List<String> arguments) {
        SETTINGS.forEach(System::setProperty);
        DEFAULTS.forEach((key, value) -> {
            if (System.getProperty(key) == null && System.getenv(variable(key)) == null) {
                System.setProperty(key, value);
            }
        });
        var status = new AtomicInteger(ExitStatus.FAILED);
        Quarkus.run(
                job,
                (code, failure) -> status.set(failure == null ? code : report(failure)),
                arguments.toArray(String[]::new));
        return status.get();
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static int report(Throwable failure) {
        var message = knownMessage(failure);
        if (message == null) {
            failure.printStackTrace();
        } else {
            System.err.println(message);
        }
        return ExitStatus.FAILED;
    }

    private static @Nullable String knownMessage(Throwable failure) {
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

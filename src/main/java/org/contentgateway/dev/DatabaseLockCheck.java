package org.contentgateway.dev;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Ends a second dev mode in the same folder with one line, instead of the stack trace that the lock of the embedded database
 * would cause. Supplies no settings: it is a source of settings because nothing else of an application runs before the
 * database is started.
 */
public final class DatabaseLockCheck implements ConfigSourceFactory {

    /** Marks the process as checked, for all class loaders: opening the file again would release the database's lock. */
    private static final String CHECKED = DatabaseLockCheck.class.getName();

    private static final String FOLDER = "quarkus.embedded.postgresql.data.dir";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var folder = context.getValue(FOLDER).getValue();
        if (context.getProfiles().contains("dev") && folder != null && System.getProperty(CHECKED) == null) {
            System.setProperty(CHECKED, "true");
            var lock = Path.of(folder, "epg-lock");
            if (isLocked(lock)) {
                System.err.printf(
                        "The database of dev mode in %s is in use by another dev mode. Stop that one, or start this one in another checkout.%n",
                        folder);
                Runtime.getRuntime().halt(1); // without shutdown hooks: some of them wait for the start to complete
            }
        }
        return List.of();
    }

    private static boolean isLocked(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException unknown) {
            return false; // the database will tell
        }
    }
}

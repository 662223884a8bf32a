package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the application, from a resource that the build writes. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        try (var resource = Objects.requireNonNull(Version.class.getResourceAsStream("/version.txt"))) {
            return new String[] {"content-gateway " + new String(resource.readAllBytes(), UTF_8).strip()};
        }
    }
}

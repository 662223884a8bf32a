package org.contentgateway.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports the sample articles when dev mode starts. Articles that are stored already stay unchanged. */
@ApplicationScoped
@IfBuildProfile("dev")
class Samples {

    void start(
            @Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves,
            Importer importer,
            RecordFormats formats)
            throws IOException {
        if (serves) { // a command imports its own files
            importAll(importer, formats);
        }
    }

    static ImportReport importAll(Importer importer, RecordFormats formats) throws IOException {
        var streams = new ArrayList<InputStream>();
        for (var file : files()) {
            streams.add(Files.newInputStream(file));
        }
        try (var all = new SequenceInputStream(Collections.enumeration(streams))) {
            return importer.run(all, formats.cms());
        }
    }

    /** Requires the resources to be a folder, as in dev mode, not a jar. */
    static List<Path> files() throws IOException {
        var folder = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResource("samples"), "no samples in the resources");
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** The progress of an import. */
@QuarkusTest
class ProgressTest {

    private static final int PORTAL = 1031;

    @Inject
    Importer importer;

    @Inject
    RecordFormats formats;

    @Test
    void reportsProgressAfterEachBatch() throws Exception {
        var sent = IntStream.rangeClosed(1, 1000)
                .mapToObj(id -> new CmsJson(PORTAL, id).toString())
                .collect(joining("\n"))
                .getBytes(UTF_8);
        var updates = new ArrayList<ImportProgress>();
        var report = importer.run(new ByteArrayInputStream(sent), formats.cms(), updates::add);
        assertThat(updates)
                .hasSizeGreaterThan(2)
                .isSortedAccordingTo((a, b) -> Long.compare(
                        a.report().counts().received(), b.report().counts().received()));
        assertThat(updates.get(updates.size() - 1)).isEqualTo(new ImportProgress(sent.length, report));
    }
}

package org.contentgateway.ingest.format.cms;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;

/** A real export of the CMS, which is not part of the repository. The test is skipped if the file is missing. */
@QuarkusTest
class RealRecordTest {

    private static final int ENVELOPE = "[[".length();

    @Inject
    AgroalDataSource database;

    @Test
    void isImportedWithoutWarningsAndStoredByteForByte() throws Exception {
        var file = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/seed/cms-content.json"))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(file.isPresent(), "the real export is not available");
        var sent = Files.readAllBytes(file.get());

        var report = report(send(sent));
        assertThatJson(report).node("received").isEqualTo(1);
        assertThatJson(report).node("rejected").isEqualTo(0);
        assertThatJson(report).node("warnings").isEqualTo(0);
        assertThatJson(report).node("problems").isEqualTo("[]");
        assertThat(Sql.<byte[]>value(
                        database,
                        "select record from source_record where article_id = ?",
                        new ArticleKey(2, 418503).id()))
                .isEqualTo(Arrays.copyOfRange(sent, ENVELOPE, sent.length - ENVELOPE));
    }
}

package org.contentgateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportInputTest {

    @TempDir
    Path folder;

    @BeforeEach
    void createFiles() throws IOException {
        for (var name : List.of("b.json", "a.JSON", "c.ndjson", "d.json.gz", "e.txt", "json")) {
            Files.writeString(folder.resolve(name), "12345");
        }
        Files.writeString(Files.createDirectory(folder.resolve("f.json")).resolve("g.json"), "{}");
    }

    @Test
    void listsTheRecordFilesOfAFolder() throws Exception {
        assertThat(ImportInput.of(List.of(folder.toString())))
                .extracting(input -> Path.of(input.name()).getFileName().toString())
                .containsExactly("a.JSON", "b.json", "c.ndjson", "d.json.gz");
    }

    @Test
    void acceptsAnyFileNameAndStandardInputInTheGivenOrder() throws Exception {
        var inputs = ImportInput.of(List.of("-", folder.resolve("e.txt").toString()));
        assertThat(inputs).extracting(ImportInput::size).containsExactly(-1L, 5L);
        assertThat(ImportInput.totalSize(inputs)).isEqualTo(-1);
        assertThat(ImportInput.totalSize(ImportInput.of(List.of(folder.toString()))))
                .isEqualTo(20);
    }

    @Test
    void reportsMissingFiles() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> ImportInput.of(List.of(empty.toString())))
                .isInstanceOf(ImportInput.UnreadableException.class)
                .hasMessage(empty + " contains no .json, .ndjson or .gz files");
        var missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> ImportInput.of(List.of(folder.toString(), missing.toString())))
                .isInstanceOf(ImportInput.UnreadableException.class)
                .hasMessage(missing + " does not exist");
    }
}

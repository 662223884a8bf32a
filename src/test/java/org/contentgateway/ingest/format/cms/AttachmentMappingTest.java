package org.contentgateway.ingest.format.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contentgateway.content.FileKind.IMAGE;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BAD_ATTACHMENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.media.ImageType;
import org.contentgateway.media.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentMappingTest {

    private static final String INVALID_PATH =
            "' was ignored: path must be a relative path of plain file names: no .., host, scheme, query or control character";

    private final RecordDiagnostics diagnostics = new RecordDiagnostics(0);

    @Test
    void readsActualSizesFromFileNames() {
        assertThat(attachments("""
                [{"sizes":{"300":"./cache/7_4294967295_300_169.webp","1200":"./cache/7_4294967295_1000_563.webp"},
                  "ext":"jpg",
                  "files":{"original":{"url":"./file/7_4294967295.jpg","width":1000,"height":563,"size":0}}}]""")).singleElement().satisfies(image -> {
            assertThat(image.number()).isEqualTo(7);
            assertThat(image.kind()).isEqualTo(IMAGE);
            assertThat(image.path()).isEqualTo("file/7_4294967295.jpg");
            assertThat(image.bytes()).isNull();
            assertThat(image.picture().files())
                    .containsExactly(
                            new Variant("cache/7_4294967295_300_169.webp", ImageType.WEBP, 300, 169, 300, null),
                            new Variant("cache/7_4294967295_1000_563.webp", ImageType.WEBP, 1000, 563, 1200, null),
                            new Variant("file/7_4294967295.jpg", ImageType.JPEG, 1000, 563, null, null));
        });
        assertNoProblems();
    }

    @Test
    void readsNumbersWrittenAsTexts() {
        assertThat(attachments("""
                [{"sizes":[],"ext":"jpg",
                  "files":{"original":{"url":"7_1.jpg","width":"800","height":"600","size":"90210"}}}]"""))
                .singleElement()
                .satisfies(image -> assertThat(image.picture().original())
                        .isEqualTo(new Variant("7_1.jpg", ImageType.JPEG, 800, 600, null, 90210)));
        assertNoProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sizes\":[],", "\"sizes\":{},", "\"sizes\":null,", "\"sizes\":\"\",", ""})
    void acceptsAnAttachmentWithoutSizes(String sizes) {
        assertThat(attachments("[{" + sizes + "\"files\":{\"original\":{\"url\":\"7_1.jpg\"}}}]"))
                .singleElement()
                .satisfies(image -> assertThat(image.picture().files()).hasSize(1));
        assertNoProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"files\":[],", "\"files\":{},", "\"files\":null,", "\"files\":{\"original\":[]},", ""})
    void usesTheLastSizeIfThereIsNoOriginal(String files) {
        assertThat(attachments("[{" + files + "\"sizes\":{\"150\":\"7_1_150_84.webp\",\"300\":\"7_1_300_169.webp\"}}]"))
                .extracting(StoredAttachment::path)
                .containsExactly("7_1_300_169.webp");
        assertNoProblems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "\"\""})
    void acceptsNoAttachments(String attaches) {
        assertThat(attachments(attaches)).isEmpty();
        assertNoProblems();
    }

    @Test
    void preservesTheOrder() {
        assertThat(attachments("{\"5\":%s,\"2\":%s,\"9\":%s}".formatted(file("b.jpg"), file("a.jpg"), file("c.jpg"))))
                .extracting(StoredAttachment::position, StoredAttachment::path)
                .containsExactly(tuple(0, "b.jpg"), tuple(1, "a.jpg"), tuple(2, "c.jpg"));
        assertNoProblems();
    }

    @Test
    void setsTheTitleOfTheFirstImageOnly() {
        assertThat(attachments("[%s,%s,%s]".formatted(file("a.mp4"), file("b.jpg"), file("c.jpg"))))
                .extracting(StoredAttachment::title)
                .containsExactly(null, "The harbour", null);
    }

    @ParameterizedTest
    @CsvSource({"a.jpg, IMAGE", "a.MP4, VIDEO", "a.mp3, AUDIO", "a.pdf, DOCUMENT", "a.xyz, OTHER", "a, OTHER"})
    void findsTheKindByExtension(String path, FileKind kind) {
        assertThat(attachments("[" + file(path) + "]")).singleElement().satisfies(attachment -> {
            assertThat(attachment.kind()).isEqualTo(kind);
            assertThat(attachment.picture() != null).isEqualTo(kind == IMAGE);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "cache/../../x.jpg",
                "//evil.example.org/x.jpg",
                "https://evil.example.org/x.jpg",
                "%2e%2e/x.jpg",
                "x.jpg?y",
            })
    void ignoresAFileOutsideTheMediaUrl(String path) {
        assertThat(attachments("[%s,%s]".formatted(file(path), file("b.jpg"))))
                .extracting(StoredAttachment::position, StoredAttachment::path, StoredAttachment::title)
                .containsExactly(tuple(0, "b.jpg", "The harbour"));
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::code, RecordProblem::path, RecordProblem::detail)
                .containsExactly(
                        tuple(BAD_ATTACHMENT, "/attaches/0/files/original/url", "'" + path + INVALID_PATH),
                        tuple(BAD_ATTACHMENT, "/attaches/0", "The attachment names no file and was ignored."));
    }

    @Test
    void ignoresASizeOutsideTheMediaUrlOrWithoutAnImage() {
        assertThat(attachments("""
                        [{"sizes":{"150":"../x.webp","a/b":"7_1.pdf","300":"7_1_300_169.webp"},
                          "files":{"original":{"url":"7_1.jpg"}}}]"""))
                .singleElement()
                .satisfies(image -> assertThat(image.picture().files())
                        .extracting(Variant::path)
                        .containsExactly("7_1_300_169.webp", "7_1.jpg"));
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::path, RecordProblem::detail)
                .containsExactly(
                        tuple("/attaches/0/sizes/150", "'../x.webp" + INVALID_PATH),
                        tuple("/attaches/0/sizes/a~1b", "'7_1.pdf' is not an image file and was ignored."));
    }

    @Test
    void ignoresAnElementThatIsNotAnAttachment() {
        assertThat(attachments("{\"3\":5,\"4\":" + file("a.jpg") + "}"))
                .extracting(StoredAttachment::path)
                .containsExactly("a.jpg");
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple("/attaches/3", "5 is not an attachment object and was ignored."));
    }

    private static String file(String path) {
        return "{\"sizes\":[],\"files\":{\"original\":{\"url\":\"%s\"}}}".formatted(path);
    }

    private List<StoredAttachment> attachments(String attaches) {
        try {
            var json = new ObjectMapper().readTree("{\"attaches\":" + attaches + "}");
            return AttachmentMapping.attachments(
                    CmsRecord.of(json, diagnostics).attachments().files(), "The harbour", diagnostics);
        } catch (JsonProcessingException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private void assertNoProblems() {
        assertThat(diagnostics.problems()).isEmpty();
    }
}

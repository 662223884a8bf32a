package org.contentgateway.ingest.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.text.PlainText;

/** Parses the JSON of a record. */
public final class RecordJson {

    private RecordJson() {}

    /** @throws RejectedException if the record is not a JSON object */
    public static JsonNode object(ObjectMapper json, byte[] record) throws RejectedException {
        try {
            var node = json.readTree(record);
            if (!node.isObject()) {
                throw new RejectedException(
                        ProblemCode.NOT_AN_OBJECT,
                        "",
                        String.format(
                                Locale.ROOT, "The record is %s. Expected: a JSON object.", JsonFields.excerpt(node)));
            }
            return node;
        } catch (JacksonException malformed) {
            var location = malformed.getLocation();
            throw new RejectedException(
                    ProblemCode.NOT_JSON,
                    "",
                    String.format(
                            Locale.ROOT,
                            "The record is not valid JSON at byte %d: %s",
                            location == null ? 0 : location.getByteOffset(),
                            PlainText.excerpt(malformed.getOriginalMessage(), 300)));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory can be read", impossible);
        }
    }
}

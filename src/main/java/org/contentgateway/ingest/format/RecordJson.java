package org.contentgateway.ingest.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.text.PlainText;

/** The JSON of a record. */
public final class RecordJson {

    private RecordJson() {}

    /** @throws RejectedException unless the record is an object */
    public static JsonNode object(ObjectMapper json, byte[] record) throws RejectedException {
        try {
            var node = json.readTree(record);
            if (!node.isObject()) {
                throw new RejectedException(
                        ProblemCode.NOT_AN_OBJECT,
                        "",
                        "%s stands where a record should: send objects".formatted(JsonFields.shown(node)));
            }
            return node;
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new RejectedException(
                    ProblemCode.NOT_JSON,
                    "",
                    "it is no JSON from byte %d of the record on: %s"
                            .formatted(
                                    at == null ? 0 : at.getByteOffset(),
                                    PlainText.excerpt(broken.getOriginalMessage(), 300)));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory can be read", impossible);
        }
    }
}

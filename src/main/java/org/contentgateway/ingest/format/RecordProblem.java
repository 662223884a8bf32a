package org.contentgateway.ingest.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A problem of one record.
 *
 * @param index the record's position in the input, from 0
 * @param path the value's place in the record, as a JSON pointer (RFC 6901)
 * @param detail what is wrong, and the remedy or how the value was treated
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordProblem(
        long index,
        @Nullable Integer portal,
        @Nullable Integer contentId,
        ProblemCode code,
        @Nullable String path,
        String detail) {

    /** The kind of problem: why the record was rejected, or a warning about an imported record. */
    public enum ProblemCode {
        NOT_JSON(true),
        NOT_AN_OBJECT(true),
        TOO_LARGE(true),
        NO_PORTAL(true),
        NO_CONTENT_ID(true),
        NO_TITLE(true),
        NO_PUBLICATION_DATE(true),
        NOT_PUBLIC(true),
        NOT_STORABLE(true),
        BAD_VALUE(false),
        BAD_DATE(false),
        AMBIGUOUS_DATE(false),
        BAD_LANGUAGE(false),
        BAD_ATTACHMENT(false),
        BODIES_DIFFER(false);

        private final boolean rejection;

        ProblemCode(boolean rejection) {
            this.rejection = rejection;
        }

        /** Whether the problem rejects the record. Otherwise it is a warning. */
        public boolean rejects() {
            return rejection;
        }
    }
}

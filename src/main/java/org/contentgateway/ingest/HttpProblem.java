package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Why a request could not be answered, as RFC 9457 has it.
 *
 * @param instance what the log calls this one failure, as a URI
 * @param report what was kept before it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record HttpProblem(
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable Report report) {

    Response.ResponseBuilder response() {
        return Response.status(status).type("application/problem+json").entity(this);
    }
}

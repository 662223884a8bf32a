package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
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

    static HttpProblem of(Response.StatusType status, String title, String detail) {
        return new HttpProblem(title, status.getStatusCode(), detail, null, null);
    }

    static WebApplicationException badRequest(String detail) {
        return of(Response.Status.BAD_REQUEST, "The request can't be understood", detail)
                .exception();
    }

    static WebApplicationException notFound(String detail) {
        return of(Response.Status.NOT_FOUND, "There is nothing here", detail).exception();
    }

    Response.ResponseBuilder response() {
        return Response.status(status)
                .type("application/problem+json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this);
    }

    WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }
}

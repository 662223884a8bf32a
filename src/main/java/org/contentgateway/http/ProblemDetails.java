package org.contentgateway.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).
 *
 * @param instance a URI that identifies the failure in the log; null if nothing is logged
 * @param extensions additional members of the JSON object
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record ProblemDetails(
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @JsonAnyGetter Map<String, Object> extensions) {

    public static ProblemDetails of(Response.StatusType status, String title, String detail) {
        return new ProblemDetails(title, status.getStatusCode(), detail, null, Map.of());
    }

    public static WebApplicationException badRequest(String detail) {
        return of(Response.Status.BAD_REQUEST, "Bad request", detail).exception();
    }

    public static WebApplicationException notFound(String detail) {
        return of(Response.Status.NOT_FOUND, "Not found", detail).exception();
    }

    public ProblemDetails withInstance(String instance) {
        return new ProblemDetails(title, status, detail, instance, extensions);
    }

    public ProblemDetails withExtension(String name, Object value) {
        return new ProblemDetails(title, status, detail, instance, Map.of(name, value));
    }

    public Response.ResponseBuilder response() {
        return Response.status(status)
                .type("application/problem+json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this);
    }

    public WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }
}

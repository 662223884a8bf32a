package org.contentgateway.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is pulled from where, how that goes, and the way to do it now. */
@Path("/ingest/sources")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class PullResource {

    private final PullService pulls;
    private final UpstreamStates states;

    PullResource(PullService pulls, UpstreamStates states) {
        this.pulls = pulls;
        this.states = states;
    }

    /**
     * One source as it is now.
     *
     * @param ageSeconds since the last good pull
     * @param failure why the last try failed; null where it did not
     * @param breaker as this replica has it
     * @param since where the next pull begins
     */
    @RegisterForReflection // written as JSON
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            String name,
            String url,
            String format,
            @Nullable String schedule,
            @Nullable Instant lastTryAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Long ageSeconds,
            @Nullable String failure,
            @Nullable Instant notBefore,
            CircuitBreakerState breaker,
            @Nullable Instant since,
            @JsonRawValue @Nullable String lastPull) {

        private static Status of(PullService.UpstreamHandle source, UpstreamState state) {
            var config = source.upstream().config();
            return new Status(
                    source.upstream().name(),
                    source.upstream().shownUrl(),
                    source.upstream().format().name(),
                    config.cron()
                            .or(() -> config.every().map(every -> "every " + every.toSeconds() + " s"))
                            .orElse(null),
                    state.lastTryAt(),
                    state.lastSuccessAt(),
                    state.lastSuccessAt() == null
                            ? null
                            : Duration.between(state.lastSuccessAt(), state.now())
                                    .toSeconds(),
                    state.failure(),
                    state.notBefore(),
                    source.guard().breaker(),
                    state.since(),
                    state.lastPull());
        }
    }

    /** As RFC 9457 has it. */
    @RegisterForReflection // written as JSON
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UpstreamProblem(
            String title,
            int status,
            @Nullable String detail,
            @Nullable PullReport report) {

        private Response response() {
            return Response.status(status)
                    .type("application/problem+json")
                    .entity(this)
                    .build();
        }
    }

    @GET
    public List<Status> list() throws SQLException {
        var list = new ArrayList<Status>();
        for (var source : pulls.all()) {
            list.add(Status.of(source, states.get(source.upstream().name())));
        }
        return list;
    }

    @POST
    @Path("/{name}/pull")
    public Response pull(@PathParam("name") String name) {
        var source = pulls.named(name).orElse(null);
        if (source == null) {
            return new UpstreamProblem(
                            "There is no such source",
                            Response.Status.NOT_FOUND.getStatusCode(),
                            "GET /ingest/sources lists those there are.",
                            null)
                    .response();
        }
        var report = pulls.now(source);
        return switch (report.outcome()) {
            case PULLED, NOT_MODIFIED -> Response.ok(report).build();
            case BUSY ->
                new UpstreamProblem(
                                "It is being pulled from already",
                                Response.Status.CONFLICT.getStatusCode(),
                                report.failure(),
                                null)
                        .response();
            case FAILED, NOT_ASKED ->
                new UpstreamProblem(
                                "The source can't be pulled from",
                                Response.Status.BAD_GATEWAY.getStatusCode(),
                                report.failure(),
                                report)
                        .response();
        };
    }
}

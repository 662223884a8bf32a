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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contentgateway.ingest.format.JsonFields;
import org.jspecify.annotations.Nullable;

/** Lists the upstreams with their states, and starts pullService. */
@Path("/ingest/sources")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class PullResource {

    private final PullService pullService;
    private final UpstreamStates states;

    PullResource(PullService pullService, UpstreamStates states) {
        this.pullService = pullService;
        this.states = states;
    }

    /**
     * The state of one upstream.
     *
     * @param ageSeconds seconds since the last successful pull
     * @param failure why the last pull failed; null if it succeeded
     * @param breaker the circuit breaker of this replica
     * @param since where the next pull starts
     * @param lastPull the last {@link PullReport} as JSON
     */
    @RegisterForReflection // written as JSON
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UpstreamStatus(
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

        private static UpstreamStatus of(PullService.UpstreamHandle handle, UpstreamState state) {
            var config = handle.upstream().config();
            return new UpstreamStatus(
                    handle.upstream().name(),
                    handle.upstream().urlWithoutQuery(),
                    handle.upstream().format().name(),
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
                    handle.guard().breakerState(),
                    state.since(),
                    state.lastPull());
        }
    }

    /** The body of an error response (RFC 9457), with the report of the pull if there is one. */
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
    public List<UpstreamStatus> list() {
        var list = new ArrayList<UpstreamStatus>();
        for (var handle : pullService.all()) {
            list.add(UpstreamStatus.of(handle, states.get(handle.upstream().name())));
        }
        return list;
    }

    @POST
    @Path("/{name}/pull")
    public Response pull(@PathParam("name") String name) {
        var handle = pullService.named(name).orElse(null);
        if (handle == null) {
            return new UpstreamProblem(
                            "Not found",
                            Response.Status.NOT_FOUND.getStatusCode(),
                            String.format(
                                    Locale.ROOT,
                                    "Upstream %s not found. GET /ingest/sources lists all.",
                                    JsonFields.excerpt(name)),
                            null)
                    .response();
        }
        var report = pullService.pullNow(handle);
        return switch (report.outcome()) {
            case PULLED, NOT_MODIFIED -> Response.ok(report).build();
            case BUSY ->
                new UpstreamProblem(
                                "A pull from this upstream is already running",
                                Response.Status.CONFLICT.getStatusCode(),
                                report.failure(),
                                null)
                        .response();
            case FAILED, NOT_ASKED ->
                new UpstreamProblem(
                                "The pull failed",
                                Response.Status.BAD_GATEWAY.getStatusCode(),
                                report.failure(),
                                report)
                        .response();
        };
    }
}

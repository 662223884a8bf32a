package org.contentgateway.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.util.Objects;
import org.contentgateway.http.ProblemDetails;
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

    /** An upstream as it is configured; {@code schedule} is null if it is pulled from on request only. */
    @RegisterForReflection // written as JSON
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfiguredUpstream(
            String name,
            String url,
            String format,
            @Nullable String schedule) {}

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
            @JsonUnwrapped ConfiguredUpstream upstream,
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
                    new ConfiguredUpstream(
                            handle.upstream().name(),
                            handle.upstream().urlWithoutQuery(),
                            handle.upstream().format().name(),
                            config.cron()
                                    .or(() -> config.every().map(every -> "every " + every.toSeconds() + " s"))
                                    .orElse(null)),
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
            throw ProblemDetails.notFound(
                    "Upstream " + JsonFields.excerpt(name) + " not found. GET /ingest/sources lists all.");
        }
        var report = pullService.pullNow(handle);
        return switch (report.outcome()) {
            case PULLED, NOT_MODIFIED -> Response.ok(report).build();
            case BUSY ->
                problem(Response.Status.CONFLICT, "A pull from this upstream is already running", report)
                        .response()
                        .build();
            case FAILED, NOT_ASKED ->
                problem(Response.Status.BAD_GATEWAY, "The pull failed", report)
                        .withExtension("report", report)
                        .response()
                        .build();
        };
    }

    private static ProblemDetails problem(Response.Status status, String title, PullReport report) {
        return ProblemDetails.of(status, title, Objects.requireNonNullElse(report.failure(), title));
    }
}

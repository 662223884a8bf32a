package org.contentgateway.ingest.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.Reprocessor;
import org.jspecify.annotations.Nullable;

/** Starts reprocessing: articles are derived again from their stored records. */
@Path("/ingest/reprocess")
@Blocking
class ReprocessResource {

    private final Reprocessor reprocessor;

    ReprocessResource(Reprocessor reprocessor) {
        this.reprocessor = reprocessor;
    }

    @RegisterForReflection // written as JSON
    record StartedRun(long run) {}

    /** Starts a run in the background. The run shows its progress. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response start(@QueryParam("all") @Nullable String all) throws SQLException {
        var run = reprocessor
                .startInBackground(RequestParameters.flag("all", all))
                .orElseThrow(() -> ProblemDetails.of(
                                Response.Status.CONFLICT,
                                "Reprocessing is already running",
                                "Only one run at a time is allowed across all replicas. GET /ingest/runs shows its progress.")
                        .exception());
        return Response.accepted(new StartedRun(run))
                .location(URI.create("/ingest/runs/" + run))
                .build();
    }
}

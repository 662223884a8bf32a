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

/** How articles are derived again from their stored records, without their source. */
@Path("/ingest/reprocess")
@Blocking
class ReprocessResource {

    private final Reprocessor reprocessing;

    ReprocessResource(Reprocessor reprocessing) {
        this.reprocessing = reprocessing;
    }

    @RegisterForReflection // written as JSON
    record StartedRun(long run) {}

    /** Begins in the background; the run tells how far it is. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response begin(@QueryParam("all") @Nullable String all) throws SQLException {
        var run = reprocessing
                .begin(RequestParameters.flag("all", all))
                .orElseThrow(() -> ProblemDetails.of(
                                Response.Status.CONFLICT,
                                "Articles are being derived again already",
                                "One run at a time, in all replicas together: /ingest/runs tells how far it is.")
                        .exception());
        return Response.accepted(new StartedRun(run))
                .location(URI.create("/ingest/runs/" + run))
                .build();
    }
}

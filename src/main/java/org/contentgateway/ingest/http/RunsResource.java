package org.contentgateway.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.ImportRunDetail;
import org.contentgateway.ingest.ImportRunQueries;
import org.contentgateway.ingest.ImportRunSummary;
import org.contentgateway.ingest.format.JsonFields;
import org.jspecify.annotations.Nullable;

/** What came when, with what result. */
@Path("/ingest/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RunsResource {

    private final ImportRunQueries runs;

    RunsResource(ImportRunQueries runs) {
        this.runs = runs;
    }

    /** @param next where the list goes on; null at its end */
    @RegisterForReflection // written as JSON
    record RunPage(
            List<ImportRunSummary> runs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** The newest first. */
    @GET
    public RunPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before)
            throws SQLException {
        var most = RequestParameters.limit(limit);
        // One more than asked for tells whether there are more.
        var found = runs.newest(most + 1, RequestParameters.number("before", before));
        if (found.size() <= most) {
            return new RunPage(found, null);
        }
        var page = found.subList(0, most);
        var last = page.get(most - 1).run();
        return new RunPage(page, "/ingest/runs?limit=%d&before=%d".formatted(most, last));
    }

    @GET
    @Path("/{id}")
    public ImportRunDetail get(@PathParam("id") String id) throws SQLException {
        if (id.matches("\\d{1,18}")) {
            var found = runs.find(Long.parseLong(id));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw ProblemDetails.notFound(
                "There is no run %s: /ingest/runs lists those there are.".formatted(JsonFields.shown(id)));
    }
}

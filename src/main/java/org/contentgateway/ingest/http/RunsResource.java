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
import java.util.List;
import java.util.Locale;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.ImportRun;
import org.contentgateway.ingest.ImportRunDetail;
import org.contentgateway.ingest.ImportRunSummary;
import org.contentgateway.ingest.format.JsonFields;
import org.jspecify.annotations.Nullable;

/** Lists runs and their results. */
@Path("/ingest/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RunsResource {

    /** @param next path of the next page; null on the last */
    @RegisterForReflection // written as JSON
    record RunPage(
            List<ImportRunSummary> runs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** Lists runs, the newest first. */
    @GET
    public RunPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before) {
        var pageSize = RequestParameters.limit(limit);
        // One more than requested shows whether there is a next page.
        var found = ImportRun.newest(pageSize + 1, RequestParameters.number("before", before));
        if (found.size() <= pageSize) {
            return new RunPage(found, null);
        }
        var page = found.subList(0, pageSize);
        var last = page.get(pageSize - 1).run();
        return new RunPage(page, String.format(Locale.ROOT, "/ingest/runs?limit=%d&before=%d", pageSize, last));
    }

    @GET
    @Path("/{id}")
    public ImportRunDetail get(@PathParam("id") String id) {
        if (id.matches("\\d{1,18}")) {
            var found = ImportRun.detail(Long.parseLong(id));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw ProblemDetails.notFound(
                String.format(Locale.ROOT, "Run %s not found. GET /ingest/runs lists all.", JsonFields.excerpt(id)));
    }
}

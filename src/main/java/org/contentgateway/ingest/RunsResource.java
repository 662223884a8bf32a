package org.contentgateway.ingest;

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
import org.jspecify.annotations.Nullable;

/** What came when, with what result. */
@Path("/ingest/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RunsResource {

    private final RunList runs;

    RunsResource(RunList runs) {
        this.runs = runs;
    }

    /** @param next where the list goes on; null at its end */
    @RegisterForReflection // written as JSON
    record Page(
            List<RunSummary> runs,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** The newest first. */
    @GET
    public Page list(@QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before)
            throws SQLException {
        var most = Parameters.limit(limit);
        // One more than asked for tells whether there are more.
        var found = runs.newest(most + 1, Parameters.number("before", before));
        if (found.size() <= most) {
            return new Page(found, null);
        }
        var page = found.subList(0, most);
        var last = page.get(most - 1).run();
        return new Page(page, "/ingest/runs?limit=%d&before=%d".formatted(most, last));
    }

    @GET
    @Path("/{id}")
    public RunDetail get(@PathParam("id") String id) throws SQLException {
        if (id.matches("\\d{1,18}")) {
            var found = runs.find(Long.parseLong(id));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw HttpProblem.notFound(
                "There is no run %s: /ingest/runs lists those there are.".formatted(Fields.shown(id)));
    }
}

package org.contentgateway.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import org.contentgateway.ingest.RejectedRecords;
import org.contentgateway.ingest.RejectedRecords.RejectionCursor;
import org.jspecify.annotations.Nullable;

/** Rejected records as a file that can be mended and sent again: each on a line, see {@link NdjsonLine}. */
@Path("/ingest/rejected.ndjson")
@Blocking
class RejectedNdjsonResource {

    private final RejectedRecords quarantine;

    RejectedNdjsonResource(RejectedRecords quarantine) {
        this.quarantine = quarantine;
    }

    @GET
    @Produces("application/x-ndjson")
    public Response download(@QueryParam("code") @Nullable String code, @QueryParam("run") @Nullable String run) {
        var filter = RejectedResource.filter(code, run);
        StreamingOutput lines = out -> {
            var buffered = new BufferedOutputStream(out); // not closed: a failure must not look like an end
            try {
                quarantine.<IOException>walk(
                        filter, RejectionCursor.START, kept -> NdjsonLine.write(kept.record(), buffered));
            } catch (SQLException failed) {
                throw new IllegalStateException("The database failed within a download", failed);
            }
            buffered.flush();
        };
        return Response.ok(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.ndjson\"")
                .build();
    }
}

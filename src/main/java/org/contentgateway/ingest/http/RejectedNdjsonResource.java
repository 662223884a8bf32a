package org.contentgateway.ingest.http;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import org.contentgateway.ingest.RejectedRecord.RejectionCursor;
import org.contentgateway.ingest.RejectedRecords;
import org.jspecify.annotations.Nullable;

/** Downloads rejected records as a file that can be corrected and sent again, one record per line. */
@Path("/ingest/rejected.ndjson")
@Blocking
class RejectedNdjsonResource {

    private static final long CLOSE_TIMEOUT_MILLIS = 10_000;

    private final RejectedRecords rejectedRecords;

    RejectedNdjsonResource(RejectedRecords rejectedRecords) {
        this.rejectedRecords = rejectedRecords;
    }

    @GET
    @Produces("application/x-ndjson")
    public Response download(
            @QueryParam("code") @Nullable String code,
            @QueryParam("run") @Nullable String run,
            @Context HttpServerRequest request) {
        var filter = RejectedResource.filter(code, run);
        StreamingOutput lines = out -> {
            var buffered = new BufferedOutputStream(out); // not closed: Quarkus ends the response
            try {
                rejectedRecords.<IOException>forEach(
                        filter, RejectionCursor.START, rejection -> NdjsonLine.write(rejection.record(), buffered));
            } catch (RuntimeException failed) {
                if (request.response().headWritten()) {
                    abort(request);
                }
                throw failed;
            }
            buffered.flush();
        };
        return Response.ok(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.ndjson\"")
                .build();
    }

    /**
     * Closes the connection, so that a failed download does not look complete, and waits until it is closed: RESTEasy
     * writes the last chunk when it closes the stream, and that must find no connection any more.
     */
    private static void abort(HttpServerRequest request) {
        ((ConnectionBase) request.connection()).channel().close().awaitUninterruptibly(CLOSE_TIMEOUT_MILLIS);
    }
}

package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The door that records come through. */
@Path("/ingest")
@Blocking
class IngestResource {

    private final Importer importer;

    IngestResource(Importer importer) {
        this.importer = importer;
    }

    /** Takes records in any of the CMS's envelopes, one object a line too, plain or gzipped. */
    @POST
    @Path("/contents")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response contents(InputStream body) throws SQLException {
        try (var records = plain(body)) {
            return Response.ok(importer.run(records)).build();
        } catch (Importer.BrokenOffException broken) {
            return unreadable(broken, broken.report());
        } catch (IOException broken) {
            return unreadable(broken, null);
        }
    }

    /** A problem as RFC 9457 has it, with the report of what was kept. */
    private static Response unreadable(IOException broken, @Nullable Report report) {
        var problem = new Unreadable(
                "The records can't be read to their end",
                Response.Status.BAD_REQUEST.getStatusCode(),
                "What was sent is no whole JSON: " + broken.getMessage()
                        + ". What the report counts was kept; mend the rest and send it all again.",
                report);
        return Response.status(Response.Status.BAD_REQUEST)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Unreadable(
            String title,
            int status,
            String detail,
            @Nullable Report report) {}

    /** By its first bytes, which no JSON begins with: a header may be missing where a file is sent as it is. */
    private static InputStream plain(InputStream body) throws IOException {
        var in = new BufferedInputStream(body);
        in.mark(2);
        var gzipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzipped ? new GZIPInputStream(in) : in;
    }
}

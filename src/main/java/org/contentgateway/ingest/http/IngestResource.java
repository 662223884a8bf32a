package org.contentgateway.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.sql.SQLException;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The door that records come through. */
@Path("/ingest")
@Blocking
class IngestResource {

    private final Importer importer;
    private final RecordFormats formats;

    IngestResource(Importer importer, RecordFormats formats) {
        this.importer = importer;
        this.formats = formats;
    }

    /**
     * Takes records in any of the CMS's envelopes, one object a line too, plain or gzipped.
     *
     * @param dryRun {@code true} to be told only what would happen
     */
    @POST
    @Path("/contents")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportReport contents(InputStream body, @RestQuery @DefaultValue("false") String dryRun)
            throws Importer.BrokenOffException, SQLException {
        return switch (dryRun) {
            case "true", "" -> importer.dryRun(body);
            case "false" -> importer.run(body);
            default -> throw ProblemDetails.badRequest("dryRun is true or false. Nothing was read.");
        };
    }

    /** Takes posts as the REST API of WordPress lists them, or a single one. */
    @POST
    @Path("/wordpress")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportReport wordPress(@QueryParam("portal") @Nullable String portal, InputStream body)
            throws Importer.BrokenOffException, SQLException {
        if (portal == null || !portal.matches("[1-9]\\d{0,8}")) {
            throw ProblemDetails.badRequest(
                    "A post of WordPress does not say which portal it is of: add ?portal= and its number.");
        }
        return importer.run(body, formats.wordPress(Integer.parseInt(portal)));
    }
}

package org.contentgateway.ingest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.UUID;
import org.contentgateway.content.SqlState;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The door that records come through. */
@Path("/ingest")
@Blocking
class IngestResource {

    private static final Logger LOG = Logger.getLogger(IngestResource.class);

    /** In seconds: about as long as a database takes to restart. */
    private static final int RETRY_AFTER = 10;

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
    public Report contents(InputStream body, @RestQuery @DefaultValue("false") String dryRun)
            throws Importer.BrokenOffException, SQLException {
        return switch (dryRun) {
            case "true", "" -> importer.rehearse(body);
            case "false" -> importer.run(body);
            default ->
                throw new WebApplicationException(new HttpProblem(
                                "The request can't be understood",
                                Response.Status.BAD_REQUEST.getStatusCode(),
                                "dryRun is true or false. Nothing was read.",
                                null,
                                null)
                        .response()
                        .build());
        };
    }

    /** Takes posts as the REST API of WordPress lists them, or a single one. */
    @POST
    @Path("/wordpress")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response wordPress(@QueryParam("portal") @Nullable String portal, InputStream body)
            throws Importer.BrokenOffException, SQLException {
        if (portal == null || !portal.matches("[1-9]\\d{0,8}")) {
            return new HttpProblem(
                            "The portal is missing",
                            Response.Status.BAD_REQUEST.getStatusCode(),
                            "A post of WordPress does not say which portal it is of: add ?portal= and its number.",
                            null,
                            null)
                    .response()
                    .build();
        }
        return Response.ok(importer.run(body, formats.wordPress(Integer.parseInt(portal))))
                .build();
    }

    @ServerExceptionMapper
    public Response brokenOff(Importer.BrokenOffException broken) {
        return new HttpProblem(
                        "The records can't be read to their end",
                        Response.Status.BAD_REQUEST.getStatusCode(),
                        "What was sent is no whole JSON: " + broken.getMessage()
                                + ". What the report counts was kept; mend the rest and send it all again.",
                        null,
                        broken.report())
                .response()
                .build();
    }

    /** An answer that is ready. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused) {
        return refused.getResponse();
    }

    /** What went wrong is for the log: an answer holds no SQL, no stack trace. */
    @ServerExceptionMapper
    public Response failed(Exception failure) {
        var instance = "urn:uuid:" + UUID.randomUUID();
        if (SqlState.passes(failure)) {
            LOG.warnf(failure, "The database failed during an import: %s", instance);
            return new HttpProblem(
                            "The database can't be reached",
                            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                            "Some of the records may have been kept. Send them all again in a while: what was kept "
                                    + "will be reported as unchanged.",
                            instance,
                            null)
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                    .build();
        }
        LOG.errorf(failure, "An import failed: %s", instance);
        return new HttpProblem(
                        "Something went wrong here, not in what was sent",
                        Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                        "The log says what, beside the instance named here. Some of the records may have been kept; "
                                + "sent again, they will be reported as unchanged.",
                        instance,
                        null)
                .response()
                .build();
    }
}

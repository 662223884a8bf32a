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
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Imports records that clients send. */
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
     * Imports records of the CMS: JSON lists or one object per line, plain or gzipped.
     *
     * @param dryRun {@code true} to only report the outcomes
     */
    @POST
    @Path("/contents")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportReport contents(InputStream body, @RestQuery @DefaultValue("false") String dryRun)
            throws Importer.IncompleteInputException {
        return switch (dryRun) {
            case "true", "" -> importer.dryRun(body, formats.cms(), progress -> {});
            case "false" -> importer.run(body, formats.cms());
            default -> throw RequestParameters.invalid("dryRun", dryRun, "true or false");
        };
    }

    /** Imports posts of the WordPress REST API: a list or a single post. */
    @POST
    @Path("/wordpress")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportReport wordPress(@QueryParam("portal") @Nullable String portal, InputStream body)
            throws Importer.IncompleteInputException {
        if (portal == null || !portal.matches("[1-9]\\d{0,8}")) {
            throw ProblemDetails.badRequest(
                    "The parameter portal is missing or invalid. Expected: the number of the portal that the posts belong to.");
        }
        return importer.run(body, formats.wordPress(Integer.parseInt(portal)));
    }
}

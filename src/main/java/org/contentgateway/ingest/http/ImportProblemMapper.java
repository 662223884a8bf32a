package org.contentgateway.ingest.http;

import jakarta.ws.rs.core.Response;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.ingest.Importer;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps an import whose input is incomplete to {@link ProblemDetails} with the report of what was stored. */
class ImportProblemMapper {

    @ServerExceptionMapper
    public Response incomplete(Importer.IncompleteInputException incomplete) {
        return ProblemDetails.of(
                        Response.Status.BAD_REQUEST,
                        "Incomplete input",
                        "The input is not complete JSON: " + incomplete.getMessage()
                                + ". The records that the report counts are stored; correct the rest and send all again.")
                .withExtension("report", incomplete.report())
                .response()
                .build();
    }
}

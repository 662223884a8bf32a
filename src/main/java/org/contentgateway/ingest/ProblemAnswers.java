package org.contentgateway.ingest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.contentgateway.content.SqlState;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers requests that failed with a {@link HttpProblem}. What went wrong inside is for the log: an answer holds no SQL,
 * no stack trace.
 */
class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    /** In seconds: about as long as a database takes to restart. */
    private static final int RETRY_AFTER = 10;

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

    /** Refused before a resource had a say: an unknown path, a method or a media type that it does not have. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused) {
        var response = refused.getResponse();
        if (response.getStatusInfo().getFamily() != Response.Status.Family.CLIENT_ERROR) {
            return response.getStatus() == Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                    ? failed(refused)
                    : response;
        }
        var problem = HttpProblem.of(
                response.getStatusInfo(),
                response.getStatusInfo().getReasonPhrase(),
                "The README says which addresses there are, and what each takes.");
        return Response.fromResponse(response)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }

    @ServerExceptionMapper
    public Response failed(Exception failure) {
        var instance = "urn:uuid:" + UUID.randomUUID();
        if (SqlState.passes(failure)) {
            LOG.warnf(failure, "The database failed during a request: %s", instance);
            return new HttpProblem(
                            "The database can't be reached",
                            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                            "Try again in a while. Of an import some records may have been kept: send them all again, "
                                    + "and those will be reported as unchanged.",
                            instance,
                            null)
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                    .build();
        }
        LOG.errorf(failure, "A request failed: %s", instance);
        return new HttpProblem(
                        "Something went wrong here, not in what was sent",
                        Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                        "The log says what, beside the instance named here. Of an import some records may have been "
                                + "kept; sent again, those will be reported as unchanged.",
                        instance,
                        null)
                .response()
                .build();
    }
}

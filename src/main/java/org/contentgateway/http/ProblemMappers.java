package org.contentgateway.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.contentgateway.database.SqlState;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps failed requests to {@link ProblemDetails}. Internal details go to the log, never to the client. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** In seconds: a database restart takes about as long. */
    private static final int RETRY_AFTER = 10;

    /** Rejected before any resource method ran: an unknown path, method or media type. */
    @ServerExceptionMapper
    public Response rejected(WebApplicationException rejected) {
        var response = rejected.getResponse();
        if (response.getStatusInfo().getFamily() != Response.Status.Family.CLIENT_ERROR) {
            return response.getStatus() == Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                    ? failed(rejected)
                    : response;
        }
        var problem = ProblemDetails.of(
                response.getStatusInfo(),
                response.getStatusInfo().getReasonPhrase(),
                "The documentation lists the paths with their methods and media types.");
        return Response.fromResponse(response)
                .type("application/problem+json")
                .entity(problem)
                .build();
    }

    @ServerExceptionMapper
    public Response failed(Exception failure) {
        var instance = "urn:uuid:" + UUID.randomUUID();
        if (SqlState.isTransient(failure)) {
            LOG.warnf(failure, "The database failed during a request (%s)", instance);
            return ProblemDetails.of(
                            Response.Status.SERVICE_UNAVAILABLE,
                            "Database unavailable",
                            "Retry later. An import may have stored some records: send all of them again, and those are "
                                    + "reported as unchanged.")
                    .withInstance(instance)
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                    .build();
        }
        LOG.errorf(failure, "A request failed (%s)", instance);
        return ProblemDetails.of(
                        Response.Status.INTERNAL_SERVER_ERROR,
                        "Internal error in the gateway",
                        "See the gateway's log for the instance named here. An import may have stored some records: sent "
                                + "again, those are reported as unchanged.")
                .withInstance(instance)
                .response()
                .build();
    }
}

package org.contentgateway.ingest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.contentgateway.content.changes.ChangeTracker;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Adds the newest change number to responses to writers. A query that sends it back sees that change on any replica. This
 * process has caught up with the change before the response is sent.
 */
class ChangeSequenceHeader {

    private static final Logger LOG = Logger.getLogger(ChangeSequenceHeader.class);

    private final ChangeTracker changeTracker;

    ChangeSequenceHeader(ChangeTracker changeTracker) {
        this.changeTracker = changeTracker;
    }

    @ServerResponseFilter
    public void addHeader(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/ingest/")
                && !request.getMethod().equals(HttpMethod.GET)) {
            try {
                changeTracker.catchUp();
                response.getHeaders().putSingle("Gateway-Sequence", changeTracker.sequence());
            } catch (JDBCException unavailable) {
                LOG.debug("The newest change number could not be read", unavailable);
            }
        }
    }
}

package org.contentgateway.ingest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.contentgateway.content.changes.ChangeTracker;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells a writer the number of the newest change. Sent along with a query, it makes any replica answer with that change in
 * it; this process knows of it before the writer does.
 */
class ChangeSequenceHeader {

    private static final Logger LOG = Logger.getLogger(ChangeSequenceHeader.class);

    private final ChangeTracker known;

    ChangeSequenceHeader(ChangeTracker known) {
        this.known = known;
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/ingest/")
                && !request.getMethod().equals(HttpMethod.GET)) {
            try {
                known.catchUp();
                response.getHeaders().putSingle("Gateway-Sequence", known.sequence());
            } catch (JDBCException away) {
                LOG.debug("The newest change can't be told", away);
            }
        }
    }
}

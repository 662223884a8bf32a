package org.contentgateway.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets a deadline cancel the statements on the connections that its thread has acquired from the pool. */
@ApplicationScoped
class StatementCancellation implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(StatementCancellation.class);

    private record AcquiredConnection(Deadline deadline, Runnable cancellation) {}

    private final Map<PGConnection, AcquiredConnection> acquired = new ConcurrentHashMap<>();

    @Override
    public void onConnectionAcquire(Connection connection) {
        var deadline = Deadline.current();
        if (deadline != null) {
            var postgres = unwrap(connection);
            Runnable cancellation = () -> cancel(postgres);
            deadline.register(cancellation);
            acquired.put(postgres, new AcquiredConnection(deadline, cancellation));
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        var released = acquired.remove(unwrap(connection));
        if (released != null) {
            released.deadline.unregister(released.cancellation);
        }
    }

    /** The driver's connection: the pool's wrapper is valid only during the interceptor's call. */
    private static PGConnection unwrap(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException("The connection is not a PostgreSQL connection", impossible);
        }
    }

    private static void cancel(PGConnection connection) {
        try {
            connection.cancelQuery();
        } catch (SQLException failed) {
            LOG.debug("A statement could not be cancelled", failed);
        }
    }
}

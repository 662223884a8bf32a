package org.contentgateway.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Lets a deadline cancel the statement that its thread waits for. A connection is a thread's until it is given back. */
@ApplicationScoped
class StatementCancellation implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(StatementCancellation.class);

    private record AcquiredConnection(Deadline deadline, Runnable cancellation) {}

    private final Map<PGConnection, AcquiredConnection> borrowed = new ConcurrentHashMap<>();

    @Override
    public void onConnectionAcquire(Connection connection) {
        var deadline = Deadline.current();
        if (deadline != null) {
            var postgres = unwrapped(connection);
            Runnable cancellation = () -> cancel(postgres);
            deadline.begin(cancellation);
            borrowed.put(postgres, new AcquiredConnection(deadline, cancellation));
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        var ended = borrowed.remove(unwrapped(connection));
        if (ended != null) {
            ended.deadline.end(ended.cancellation);
        }
    }

    /** The pool's own wrapper is good for the length of a call only. */
    private static PGConnection unwrapped(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException("the database is PostgreSQL", impossible);
        }
    }

    private static void cancel(PGConnection connection) {
        try {
            connection.cancelQuery();
        } catch (SQLException failed) {
            LOG.debug("A statement can't be cancelled", failed);
        }
    }
}

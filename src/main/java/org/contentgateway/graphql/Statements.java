package org.contentgateway.graphql;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Hears the SQL that a thread has Hibernate send, and lets none begin after the thread's deadline. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final ThreadLocal<@Nullable Consumer<String>> LISTENER = new ThreadLocal<>();

    /** From now on the statements of the calling thread are told, with {@code ?} for parameters; null ends it. */
    public static void tell(@Nullable Consumer<String> listener) {
        if (listener == null) {
            LISTENER.remove();
        } else {
            LISTENER.set(listener);
        }
    }

    @Override
    public String inspect(String sql) {
        if (Deadline.hasPassed()) {
            throw new CancellationException("the deadline has passed");
        }
        var listener = LISTENER.get();
        if (listener != null) {
            listener.accept(sql);
        }
        return sql;
    }
}

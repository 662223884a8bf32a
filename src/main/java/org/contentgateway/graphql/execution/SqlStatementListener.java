package org.contentgateway.graphql.execution;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Reports each SQL statement that Hibernate issues on the calling thread; rejects new ones once its deadline has expired. */
@PersistenceUnitExtension
public class SqlStatementListener implements StatementInspector {

    private static final ThreadLocal<@Nullable Consumer<String>> LISTENER = new ThreadLocal<>();

    /** Sets the listener of the calling thread, which receives statements with {@code ?} for parameters; null removes it. */
    public static void set(@Nullable Consumer<String> listener) {
        if (listener == null) {
            LISTENER.remove();
        } else {
            LISTENER.set(listener);
        }
    }

    @Override
    public String inspect(String sql) {
        if (Deadline.hasExpired()) {
            throw new CancellationException("The deadline has expired");
        }
        var listener = LISTENER.get();
        if (listener != null) {
            listener.accept(sql);
        }
        return sql;
    }
}

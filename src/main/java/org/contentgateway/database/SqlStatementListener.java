package org.contentgateway.database;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.function.Consumer;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Reports each SQL statement that Hibernate or a {@link SqlReader} is about to issue on the calling thread. */
@PersistenceUnitExtension
public class SqlStatementListener implements StatementInspector {

    private static final ThreadLocal<@Nullable Consumer<String>> LISTENER = new ThreadLocal<>();

    /**
     * Sets the listener of the calling thread, which receives statements with {@code ?} for parameters; null removes it. A
     * statement is not issued if the listener throws an exception.
     */
    public static void set(@Nullable Consumer<String> listener) {
        if (listener == null) {
            LISTENER.remove();
        } else {
            LISTENER.set(listener);
        }
    }

    static void report(String sql) {
        var listener = LISTENER.get();
        if (listener != null) {
            listener.accept(sql);
        }
    }

    @Override
    public String inspect(String sql) {
        report(sql);
        return sql;
    }
}

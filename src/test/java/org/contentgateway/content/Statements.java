package org.contentgateway.content;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Listens to the SQL that a thread sends. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

    /** The statements that some work sends, with {@code ?} for parameters. */
    static List<String> of(Runnable work) {
        var heard = new ArrayList<String>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    @Override
    public String inspect(String sql) {
        if (HEARD.get() != null) {
            HEARD.get().add(sql);
        }
        return sql;
    }
}

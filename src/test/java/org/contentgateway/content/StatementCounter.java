package org.contentgateway.content;

import java.util.ArrayList;
import java.util.List;

/** Listens to the SQL that a thread sends. */
public final class StatementCounter {

    private StatementCounter() {}

    /** The statements that some work sends, with {@code ?} for parameters. */
    static List<String> of(Runnable work) {
        var heard = new ArrayList<String>();
        org.contentgateway.graphql.execution.SqlStatementListener.set(heard::add);
        try {
            work.run();
        } finally {
            org.contentgateway.graphql.execution.SqlStatementListener.set(null);
        }
        return heard;
    }
}

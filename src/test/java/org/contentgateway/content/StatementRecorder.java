package org.contentgateway.content;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.database.SqlStatementListener;

/** Records the SQL statements that a thread executes. */
public final class StatementRecorder {

    private StatementRecorder() {}

    /** Returns the statements that an action executes, with {@code ?} for parameters. */
    public static List<String> record(Runnable action) {
        var statements = new ArrayList<String>();
        SqlStatementListener.set(statements::add);
        try {
            action.run();
        } finally {
            SqlStatementListener.set(null);
        }
        return statements;
    }
}

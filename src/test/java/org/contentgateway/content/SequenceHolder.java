package org.contentgateway.content;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Holds the change_sequence row lock, so that writers wait until it is closed. */
public final class SequenceHolder extends BlockingTransaction {

    public SequenceHolder(DataSource database) throws SQLException {
        super(database, "select value from change_sequence for update");
    }

    /** Allocates a change number as a writer does. It becomes visible on close. */
    public long allocateNumber() throws SQLException {
        return Sql.<Long>column(connection, "update change_sequence set value = value + 1 returning value")
                .get(0);
    }
}

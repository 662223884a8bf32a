package org.contentgateway.content;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Stands first in the line of writers: those who come meanwhile wait. */
public final class SequenceHolder extends ArticleRow {

    public SequenceHolder(DataSource database) throws SQLException {
        super(database, "select value from change_sequence for update");
    }

    /** Takes a number, as a writer does; it is seen once the line is left. */
    public long takeNumber() throws SQLException {
        return Sql.<Long>column(connection, "update change_sequence set value = value + 1 returning value")
                .get(0);
    }
}

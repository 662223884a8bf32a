package org.contentgateway.content;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Keeps a table to itself: those who come to read it wait. */
public final class TableLock extends ArticleRow {

    public TableLock(DataSource database, String table) throws SQLException {
        super(database, "lock table " + table + " in access exclusive mode");
    }
}

package org.contentgateway.content;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Locks a table exclusively, so that readers wait until it is closed. */
public final class TableLock extends BlockingTransaction {

    public TableLock(DataSource database, String table) throws SQLException {
        super(database, "lock table " + table + " in access exclusive mode");
    }
}

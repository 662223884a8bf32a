package org.contentgateway.database;

import java.sql.SQLException;

/** An {@link SQLException} of a read, unchecked. {@link SqlState} classifies its cause. */
public final class SqlReadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SqlReadException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}

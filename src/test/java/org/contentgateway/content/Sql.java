package org.contentgateway.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs SQL directly, without the gateway's own code. */
public final class Sql {

    private Sql() {}

    /** Returns the first column of each row. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> column(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var values = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add((T) rows.getObject(1));
                }
            }
            return values;
        }
    }

    public static <T> List<T> column(DataSource database, String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection()) {
            return column(connection, sql, parameters);
        }
    }

    /** Returns the first column of the only row. */
    public static <T> T value(DataSource database, String sql, Object... parameters) throws SQLException {
        List<T> values = column(database, sql, parameters);
        if (values.size() != 1) {
            throw new AssertionError("Expected one row, but got %d: %s".formatted(values.size(), sql));
        }
        return values.get(0);
    }

    public static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

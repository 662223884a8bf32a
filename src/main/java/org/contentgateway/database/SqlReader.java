package org.contentgateway.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads rows by JDBC, for the statements of frequent requests. All other reads go through Hibernate. */
@ApplicationScoped
public class SqlReader {

    private final AgroalDataSource dataSource;

    SqlReader(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads a row that the result set is positioned at. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Returns all rows of a query.
     *
     * @throws SqlReadException if the database reports an error or is unavailable
     */
    public <T> List<T> list(SqlQuery query, RowReader<T> reader) {
        SqlStatementListener.report(query.sql());
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query.sql())) {
            setParameters(statement, query.parameters(), connection);
            var rows = new ArrayList<T>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new SqlReadException(failed);
        }
    }

    /** Returns the number that is the only value of a query's result, such as a count. */
    public long number(SqlQuery query) {
        return list(query, row -> row.getLong(1)).get(0);
    }

    /** Whether a query has a row. */
    public boolean exists(SqlQuery query) {
        return !list(query, row -> Boolean.TRUE).isEmpty();
    }

    private static void setParameters(PreparedStatement statement, List<?> parameters, Connection connection)
            throws SQLException {
        for (var i = 0; i < parameters.size(); i++) {
            var value = parameters.get(i);
            if (value instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Collection<?> values) {
                statement.setArray(i + 1, connection.createArrayOf(arrayType(values), values.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private static String arrayType(Collection<?> values) {
        return !values.isEmpty() && values.iterator().next() instanceof Integer ? "int4" : "int8";
    }
}

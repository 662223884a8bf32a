package org.contentgateway.content.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An {@code insert ... on conflict} statement. Each column is sent as one array, so the SQL text does not depend on the
 * number of rows and the statement stays prepared.
 */
final class Upsert<T> {

    /** The SQL type of a column's values. */
    @SuppressWarnings("ImmutableEnumChecker") // array constructors have no state
    enum ColumnType {
        BIGINT("int8", "", Long[]::new),
        INTEGER("int4", "", Integer[]::new),
        DOUBLE("float8", "", Double[]::new),
        BOOLEAN("bool", "", Boolean[]::new),
        TEXT("text", "", String[]::new),
        BYTES("bytea", "", byte[][]::new),
        TIME("timestamptz", "", Object[]::new),
        TEXT_ARRAY("text", "::text[]", String[]::new),
        VECTOR("text", "::tsvector", String[]::new);

        private final String elementType;
        private final String cast;
        private final IntFunction<Object[]> array;

        ColumnType(String elementType, String cast, IntFunction<Object[]> array) {
            this.elementType = elementType;
            this.cast = cast;
            this.array = array;
        }
    }

    /** A column, and the function that returns its value for a row. */
    record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns;
    private final String sql;

    /**
     * Creates the statement.
     *
     * @param keyCount number of leading columns that form the primary key
     * @param replaces whether a row replaces the existing row with the same key; otherwise the existing row stays
     */
    Upsert(String table, int keyCount, boolean replaces, List<Column<T>> columns) {
        this.columns = columns;
        var nonKeyColumns = columns.subList(keyCount, columns.size()).stream();
        this.sql = String.format(
                Locale.ROOT,
                "insert into %s (%s) select %s from unnest(%s) as r (%2$s) on conflict (%s) do %s",
                table,
                commaSeparated(columns.stream().map(Column::name)),
                commaSeparated(columns.stream().map(column -> column.name + column.type.cast)),
                commaSeparated(columns.stream().map(column -> "?::" + column.type.elementType + "[]")),
                commaSeparated(columns.subList(0, keyCount).stream().map(Column::name)),
                replaces
                        ? "update set "
                                + commaSeparated(
                                        nonKeyColumns.map(column -> column.name + " = excluded." + column.name))
                        : "nothing");
    }

    /** Executes the statement; does nothing without rows. */
    void execute(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                var values = rows.stream().map(column.value).toArray(column.type.array);
                statement.setArray(i + 1, connection.createArrayOf(column.type.elementType, values));
            }
            statement.executeUpdate();
        }
    }

    /** Whether two rows are equal, except for the ignored columns. */
    boolean isSame(T first, T second, Set<String> ignored) {
        return columns.stream()
                .filter(column -> !ignored.contains(column.name))
                .allMatch(column -> Objects.deepEquals(column.value.apply(first), column.value.apply(second)));
    }

    private static String commaSeparated(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }
}

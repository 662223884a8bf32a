package org.contentgateway.content.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that puts rows in a table, or in the place of those with their keys. It sends each column as one array: its
 * text is the same for any number of rows, so it stays prepared.
 */
final class Upsert<T> {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** How the values of a column are sent. */
    @SuppressWarnings("ImmutableEnumChecker") // a constructor of arrays has no state
    enum ColumnType {
        BIGINT("int8", "", Long[]::new),
        INTEGER("int4", "", Integer[]::new),
        DOUBLE("float8", "", Double[]::new),
        BOOLEAN("bool", "", Boolean[]::new),
        TEXT("text", "", String[]::new),
        BYTES("bytea", "", byte[][]::new),
        TIME("timestamptz", "", Object[]::new),
        JSON("text", "::jsonb", String[]::new),
        VECTOR("text", "::tsvector", String[]::new);

        private final String sent;
        private final String cast;
        private final IntFunction<Object[]> array;

        ColumnType(String sent, String cast, IntFunction<Object[]> array) {
            this.sent = sent;
            this.cast = cast;
            this.array = array;
        }

        /** PostgreSQL gives JSON out in a form of its own. */
        private boolean isSame(@Nullable Object one, @Nullable Object other) {
            return this == JSON && one != null && other != null
                    ? parsed(one).equals(parsed(other))
                    : Objects.deepEquals(one, other);
        }

        private static JsonNode parsed(Object json) {
            try {
                return MAPPER.readTree((String) json);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a column of JSON holds JSON", impossible);
            }
        }
    }

    /** A column and its value in a row. */
    record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns;
    private final String sql;

    /**
     * @param keys the first so many columns are the primary key
     * @param replaces whether a row takes the place of the one that is there; else that one stays
     */
    Upsert(String table, int keys, boolean replaces, List<Column<T>> columns) {
        this.columns = columns;
        var others = columns.subList(keys, columns.size()).stream();
        this.sql = "insert into %s (%s) select %s from unnest(%s) as r (%2$s) on conflict (%s) do %s"
                .formatted(
                        table,
                        listed(columns.stream().map(Column::name)),
                        listed(columns.stream().map(column -> column.name + column.type.cast)),
                        listed(columns.stream().map(column -> "?::" + column.type.sent + "[]")),
                        listed(columns.subList(0, keys).stream().map(Column::name)),
                        replaces
                                ? "update set "
                                        + listed(others.map(column -> column.name + " = excluded." + column.name))
                                : "nothing");
    }

    void execute(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                var values = rows.stream().map(column.value).toArray(column.type.array);
                statement.setArray(i + 1, connection.createArrayOf(column.type.sent, values));
            }
            statement.executeUpdate();
        }
    }

    /** Whether two rows say the same, but for some columns. */
    boolean isSame(T one, T other, Set<String> but) {
        return columns.stream()
                .filter(column -> !but.contains(column.name))
                .allMatch(column -> column.type.isSame(column.value.apply(one), column.value.apply(other)));
    }

    private static String listed(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }
}

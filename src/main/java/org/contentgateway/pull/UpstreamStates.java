package org.contentgateway.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of upstreams, and the lock by which one replica at a time pulls from each. */
@ApplicationScoped
class UpstreamStates {

    /** The first half of the locks' keys: whatever else takes advisory locks here takes others. */
    private static final int LOCKS = 0x50554C4C;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    UpstreamStates(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Held by a session of the database: it ends with the process, however that ends. */
    record UpstreamLock(Connection connection) implements AutoCloseable {

        @Override
        public void close() throws SQLException {
            try (connection) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                } catch (SQLException lost) {
                    connection.abort(Runnable::run); // rather than back into the pool with the lock, or broken
                }
            }
        }
    }

    /** The lock of an upstream; nothing where somebody else has it. */
    Optional<UpstreamLock> tryLock(String name) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, LOCKS);
            statement.setString(2, name);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(new UpstreamLock(connection));
                }
            }
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    UpstreamState get(String name) throws SQLException {
        var sql = "select clock_timestamp() as now, u.* from (select) one left join upstream u on u.name = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                var uri = row.getString("validated_uri");
                return new UpstreamState(
                        row.getObject("now", OffsetDateTime.class).toInstant(),
                        instant(row, "since"),
                        uri == null
                                ? null
                                : new CacheValidators(uri, row.getString("etag"), row.getString("last_modified")),
                        instant(row, "last_try_at"),
                        instant(row, "last_success_at"),
                        row.getString("failure"),
                        instant(row, "not_before"),
                        row.getString("last_pull"));
            }
        }
    }

    void begin(String name) throws SQLException {
        update(
                "insert into upstream (name, last_try_at) values (?, clock_timestamp()) "
                        + "on conflict (name) do update set last_try_at = excluded.last_try_at, not_before = null",
                name);
    }

    /** @param since where the next pull begins; null to leave it where it is */
    void succeed(PullReport report, @Nullable Instant since, @Nullable CacheValidators validators) throws SQLException {
        update(
                "update upstream set last_success_at = clock_timestamp(), failure = null, last_pull = ?::json, "
                        + "since = coalesce(?, since), validated_uri = ?, etag = ?, last_modified = ? where name = ?",
                written(report),
                since == null ? null : since.atOffset(ZoneOffset.UTC),
                validators == null ? null : validators.uri(),
                validators == null ? null : validators.etag(),
                validators == null ? null : validators.lastModified(),
                report.source());
    }

    /** Keeps why a pull failed; where the next one begins stays as it was. */
    void fail(PullReport report, @Nullable Duration leaveAlone) throws SQLException {
        update(
                "update upstream set failure = ?, last_pull = ?::json, "
                        + "not_before = clock_timestamp() + make_interval(secs => ?) where name = ?",
                report.failure(),
                written(report),
                leaveAlone == null ? null : (double) leaveAlone.toSeconds(),
                report.source());
    }

    private void update(String sql, @Nullable Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private String written(PullReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a report holds only numbers and texts", impossible);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}

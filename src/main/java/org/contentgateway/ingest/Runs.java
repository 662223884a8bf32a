package org.contentgateway.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contentgateway.ingest.RunSummary.State;
import org.jspecify.annotations.Nullable;

/** The table of runs: what came when, with what result, while it goes on too. */
@ApplicationScoped
class Runs {

    /** What a run is for. */
    enum Kind {
        IMPORT,
        /** Rejected records were run again. */
        RETRY,
        /** All was derived from the stored records again. */
        REPROCESS
    }

    private static final String REPORT = """
            update ingest_run set reported_at = now(), received = ?, created = ?, updated = ?, unchanged = ?, stale = ?,
                   rejected = ?, warnings = ?, problems = cast(? as json), unknown_keys = cast(? as json),
                   failure = ?, finished_at = case when ? then now() end
            where id = ?""";

    private static final String SUMMARY = "select id, kind, started_at, reported_at, finished_at, failure, received, "
            + "created, updated, unchanged, stale, rejected, warnings from ingest_run ";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Runs(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Opens a run and returns its number. */
    long begin(Kind kind) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into ingest_run (kind) values (?) returning id")) {
            statement.setString(1, kind.name());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Keeps how far a run is that goes on. */
    void progress(Report report) throws SQLException {
        report(report, null, false);
    }

    /** @param failure what ended it before its end; null where nothing did */
    void finish(Report report, @Nullable String failure) throws SQLException {
        report(report, failure, true);
    }

    private void report(Report report, @Nullable String failure, boolean finished) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(REPORT)) {
            statement.setLong(1, report.received());
            statement.setLong(2, report.created());
            statement.setLong(3, report.updated());
            statement.setLong(4, report.unchanged());
            statement.setLong(5, report.stale());
            statement.setLong(6, report.rejected());
            statement.setLong(7, report.warnings());
            statement.setString(8, write(report.problems()));
            statement.setString(9, write(report.unknownKeys()));
            statement.setString(10, failure);
            statement.setBoolean(11, finished);
            statement.setLong(12, report.run());
            statement.executeUpdate();
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written", impossible);
        }
    }

    /**
     * The newest runs first.
     *
     * @param before only older ones than this; null for all
     */
    List<RunSummary> newest(int limit, @Nullable Long before) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SUMMARY + "where id < ? order by id desc limit ?")) {
            statement.setLong(1, before == null ? Long.MAX_VALUE : before);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var runs = new ArrayList<RunSummary>();
                while (rows.next()) {
                    runs.add(summary(rows));
                }
                return runs;
            }
        }
    }

    Optional<RunDetail> find(long id) throws SQLException {
        var sql = SUMMARY.replace(" from ", ", problems, unknown_keys from ") + "where id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new RunDetail(
                                summary(rows), rows.getString("problems"), rows.getString("unknown_keys")))
                        : Optional.empty();
            }
        }
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        var finishedAt = instant(row, "finished_at");
        var failure = row.getString("failure");
        return new RunSummary(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                finishedAt == null ? State.RUNNING : failure == null ? State.FINISHED : State.FAILED,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "reported_at"),
                finishedAt,
                failure,
                row.getLong("received"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("stale"),
                row.getLong("rejected"),
                row.getLong("warnings"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}

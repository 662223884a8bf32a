package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contentgateway.ingest.ImportRunWriter.RunKind;
import org.jspecify.annotations.Nullable;

/** The table of runs, as it is read. */
@ApplicationScoped
public class ImportRunQueries {

    private static final String SUMMARY = "select id, kind, state, started_at, alive_at, finished_at, bytes, received, "
            + "created, updated, unchanged, stale, rejected, warnings from ingest_run ";

    private final AgroalDataSource database;

    ImportRunQueries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The newest runs first.
     *
     * @param before only older ones than this; null for all
     */
    public List<ImportRunSummary> newest(int limit, @Nullable Long before) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SUMMARY + "where id < ? order by id desc limit ?")) {
            statement.setLong(1, before == null ? Long.MAX_VALUE : before);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var runs = new ArrayList<ImportRunSummary>();
                while (rows.next()) {
                    runs.add(summary(rows));
                }
                return runs;
            }
        }
    }

    public Optional<ImportRunDetail> find(long id) throws SQLException {
        var sql = SUMMARY.replace(" from ", ", problems, unknown_keys from ") + "where id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new ImportRunDetail(
                                summary(rows), rows.getString("problems"), rows.getString("unknown_keys")))
                        : Optional.empty();
            }
        }
    }

    private static ImportRunSummary summary(ResultSet row) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportRunSummary(
                row.getLong("id"),
                RunKind.valueOf(row.getString("kind")),
                ImportRunState.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("alive_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getLong("bytes"),
                row.getLong("received"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("stale"),
                row.getLong("rejected"),
                row.getLong("warnings"));
    }
}

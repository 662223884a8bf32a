package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.contentgateway.content.Source;

/** The table of runs, and that of the records which could not be taken. */
@ApplicationScoped
class Runs {

    private final AgroalDataSource database;

    Runs(AgroalDataSource database) {
        this.database = database;
    }

    /** Opens a run and returns its number. */
    long begin() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into ingest_run default values returning id");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    void finish(Report report) throws SQLException {
        var sql = "update ingest_run set finished_at = now(), received = ?, created = ?, updated = ?, unchanged = ?, "
                + "stale = ?, rejected = ?, warnings = ? where id = ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, report.received());
            statement.setLong(2, report.created());
            statement.setLong(3, report.updated());
            statement.setLong(4, report.unchanged());
            statement.setLong(5, report.stale());
            statement.setLong(6, report.rejected());
            statement.setLong(7, report.warnings());
            statement.setLong(8, report.run());
            statement.executeUpdate();
        }
    }

    /** Keeps a rejected record as it came, with the reason; the same record again only once. */
    void keep(byte[] record, String format, Problem problem, long run) throws SQLException {
        var sql =
                "insert into rejected_record (digest, record, format, code, path, detail, run_id) values (?, ?, ?, ?, ?, ?, ?) "
                        + "on conflict (digest) do update set format = excluded.format, code = excluded.code, path = excluded.path, "
                        + "detail = excluded.detail, run_id = excluded.run_id, received_at = now()";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Source.sha256(record));
            statement.setBytes(2, record);
            statement.setString(3, format);
            statement.setString(4, problem.code().name());
            statement.setString(5, problem.path());
            statement.setString(6, problem.detail());
            statement.setLong(7, run);
            statement.executeUpdate();
        }
    }
}

package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.contentgateway.content.Source;

/** The table of records that could not be taken, as they came, with the reason. */
@ApplicationScoped
class Quarantine {

    private final AgroalDataSource database;

    Quarantine(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps a rejected record as it came, with the reason; the same record again only once. */
    void keep(byte[] record, String format, Problem problem, long run) throws SQLException {
        var sql = "insert into rejected_record (digest, record, format, code, path, detail, run_id) "
                + "values (?, ?, ?, ?, ?, ?, ?) on conflict (digest) do update set format = excluded.format, "
                + "code = excluded.code, path = excluded.path, detail = excluded.detail, run_id = excluded.run_id, "
                + "received_at = now()";
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

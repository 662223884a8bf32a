package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.ingest.BatchSink.RejectedRecord;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** The table of records that could not be taken, as they came, with the reason. */
@ApplicationScoped
public class RejectedRecords {

    /** Records that are held in memory at once: each may be as large as a record may be. */
    private static final int AT_ONCE = 8;

    private static final String KEEP = """
            insert into rejected_record (digest, record, format, code, path, detail, run_id) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (digest) do update set format = excluded.format, code = excluded.code, path = excluded.path,
                   detail = excluded.detail, run_id = excluded.run_id, received_at = now()""";

    /** Those of the newest run first. */
    private static final String PAGE = """
            select %s from rejected_record
            where (run_id, digest) < (?, ?) and code = coalesce(cast(? as text), code)
              and run_id between ? and ?
            order by run_id desc, digest desc limit ?""";

    private static final String LISTED =
            PAGE.formatted("digest, code, path, detail, format, run_id, received_at, octet_length(record) as bytes");

    private static final String KEPT = PAGE.formatted("run_id, digest, record, format, code");

    private final AgroalDataSource database;

    RejectedRecords(AgroalDataSource database) {
        this.database = database;
    }

    /** Which records: all where both are null. */
    public record RejectionFilter(
            @Nullable ProblemCode code, @Nullable Long run) {}

    /** Where a walk stands: behind a record, in the order of runs. */
    public record RejectionCursor(long run, byte[] digest) {

        public static final RejectionCursor START = before(Long.MAX_VALUE);

        /** Before all that runs older than this one rejected. */
        static RejectionCursor before(long run) {
            return new RejectionCursor(run, new byte[0]);
        }
    }

    /** A record that is kept. */
    public record StoredRejection(RejectionCursor place, byte[] record, String format, boolean tooLarge) {}

    /** What is done with each record of a walk. */
    public interface Visitor<E extends Exception> {
        void visit(StoredRejection kept) throws E;
    }

    /** Keeps rejected records as they came, with the reason; the same record again only once. */
    void keep(List<RejectedRecord> rejected, long run) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            var kept = new HashSet<ByteBuffer>();
            for (var one : rejected) {
                var digest = SourceRecord.sha256(one.record());
                if (kept.add(ByteBuffer.wrap(digest))) { // one statement can't put a row twice
                    statement.setBytes(1, digest);
                    statement.setBytes(2, one.record());
                    statement.setString(3, one.format());
                    statement.setString(4, one.problem().code().name());
                    statement.setString(5, one.problem().path());
                    statement.setString(6, one.problem().detail());
                    statement.setLong(7, run);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    public List<RejectionSummary> list(RejectionFilter filter, RejectionCursor after, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var statement = page(connection, LISTED, filter, after, limit);
                var row = statement.executeQuery()) {
            var rejections = new ArrayList<RejectionSummary>();
            while (row.next()) {
                rejections.add(rejection(row));
            }
            return rejections;
        }
    }

    private static RejectionSummary rejection(ResultSet row) throws SQLException {
        return new RejectionSummary(
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getString("code"),
                row.getString("path"),
                row.getString("detail"),
                row.getString("format"),
                row.getLong("run_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getLong("bytes"));
    }

    /** Visits records a few at a time. No transaction is open meanwhile, so a visitor may take as long as it likes. */
    public <E extends Exception> void walk(RejectionFilter filter, RejectionCursor start, Visitor<E> visitor)
            throws SQLException, E {
        var kept = next(filter, start);
        while (!kept.isEmpty()) {
            for (var one : kept) {
                visitor.visit(one);
            }
            kept = next(filter, kept.get(kept.size() - 1).place());
        }
    }

    private List<StoredRejection> next(RejectionFilter filter, RejectionCursor after) throws SQLException {
        try (var connection = database.getConnection();
                var statement = page(connection, KEPT, filter, after, AT_ONCE);
                var row = statement.executeQuery()) {
            var kept = new ArrayList<StoredRejection>();
            while (row.next()) {
                kept.add(new StoredRejection(
                        new RejectionCursor(row.getLong("run_id"), row.getBytes("digest")),
                        row.getBytes("record"),
                        row.getString("format"),
                        ProblemCode.TOO_LARGE.name().equals(row.getString("code"))));
            }
            return kept;
        }
    }

    private static PreparedStatement page(
            Connection connection, String sql, RejectionFilter filter, RejectionCursor after, int limit)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setLong(1, after.run());
        statement.setBytes(2, after.digest());
        statement.setString(3, filter.code() == null ? null : filter.code().name());
        statement.setLong(4, filter.run() == null ? 0 : filter.run());
        statement.setLong(5, filter.run() == null ? Long.MAX_VALUE : filter.run());
        statement.setInt(6, limit);
        return statement;
    }

    public Optional<byte[]> record(byte[] digest) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select record from rejected_record where digest = ?")) {
            statement.setBytes(1, digest);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Lets records go, and returns how many there were. */
    public int release(Collection<byte[]> digests) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("delete from rejected_record where digest = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bytea", digests.toArray(byte[][]::new)));
            return statement.executeUpdate();
        }
    }
}

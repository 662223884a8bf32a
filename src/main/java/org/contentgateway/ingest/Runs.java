package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.Source;
import org.contentgateway.ingest.Batches.Rejected;
import org.jboss.logging.Logger;

/** The table of runs, and that of the records which could not be taken. */
@Startup // so that runs which ended with their process are closed before the next import
@ApplicationScoped
class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    /** In seconds: how often the table learns how far runs are, and that they live. */
    private static final int BEAT = 2;

    private static final int BEATS_PER_LOG = 5;

    private static final String COUNT = "update ingest_run set bytes = ?, received = ?, created = ?, updated = ?, "
            + "unchanged = ?, stale = ?, rejected = ?, warnings = ?, alive_at = now(), state = ?, "
            + "finished_at = case when ? then now() end where id = ? and state = 'RUNNING'";

    /** Whoever lost the database, or its process, can't say so. The database's clock judges for all replicas. */
    private static final String CLOSE_DEAD = "update ingest_run set state = 'FAILED', finished_at = alive_at "
            + "where state = 'RUNNING' and alive_at < now() - interval '1 minute'";

    private static final String KEEP =
            "insert into rejected_record (digest, record, format, code, path, detail, run_id) values (?, ?, ?, ?, ?, ?, ?) "
                    + "on conflict (digest) do update set format = excluded.format, code = excluded.code, path = excluded.path, "
                    + "detail = excluded.detail, run_id = excluded.run_id, received_at = now()";

    private final AgroalDataSource database;
    private final Map<Long, Heart> hearts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "import-clock"));

    Runs(AgroalDataSource database) {
        this.database = database;
    }

    /** What was last heard of a run of this process. */
    private static final class Heart {

        private volatile Progress progress;
        private long logged;
        private int beats;

        Heart(Progress progress) {
            this.progress = progress;
        }
    }

    @PostConstruct
    void start() {
        clock.scheduleAtFixedRate(this::beat, 0, BEAT, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /** Opens a run and returns its number. */
    long begin() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into ingest_run default values returning id");
                var row = statement.executeQuery()) {
            row.next();
            var id = row.getLong(1);
            hearts.put(id, new Heart(new Progress(0, new Report.Builder(id, 0).build())));
            return id;
        }
    }

    /** Takes note of how far a run is; the table and the log hear of it within seconds. */
    void progress(Progress progress) {
        var heart = hearts.get(progress.report().run());
        if (heart != null) {
            heart.progress = progress;
        }
    }

    void finish(Progress progress, RunState state) throws SQLException {
        hearts.remove(progress.report().run());
        write(progress, state);
    }

    /** Closes a run that the gateway or the database ended. Where the database is away, it is closed later, as dead. */
    void fail(long run) {
        var heart = hearts.remove(run);
        try {
            if (heart != null) {
                write(heart.progress, RunState.FAILED);
            }
        } catch (SQLException away) {
            LOG.debugf(away, "Import %d can't be closed now", run);
        }
    }

    /** Keeps rejected records as they came, with the reason; the same record again only once. */
    void keep(List<Rejected> rejected, String format, long run) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            var kept = new HashSet<ByteBuffer>();
            for (var one : rejected) {
                var digest = Source.sha256(one.record());
                if (kept.add(ByteBuffer.wrap(digest))) { // one statement can't put a row twice
                    statement.setBytes(1, digest);
                    statement.setBytes(2, one.record());
                    statement.setString(3, format);
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

    private void beat() {
        try {
            for (var heart : hearts.values()) {
                write(heart.progress, RunState.RUNNING);
                if (++heart.beats % BEATS_PER_LOG == 0) {
                    log(heart);
                }
            }
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(CLOSE_DEAD)) {
                statement.executeUpdate();
            }
        } catch (SQLException | RuntimeException away) {
            LOG.debug("The database can't be told how far imports are", away);
        }
    }

    private static void log(Heart heart) {
        var received = heart.progress.report().received();
        LOG.infof(
                "Import %d: %d records so far, %d a second",
                heart.progress.report().run(), received, (received - heart.logged) / (BEAT * BEATS_PER_LOG));
        heart.logged = received;
    }

    private void write(Progress progress, RunState state) throws SQLException {
        var report = progress.report();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, progress.bytes());
            statement.setLong(2, report.received());
            statement.setLong(3, report.created());
            statement.setLong(4, report.updated());
            statement.setLong(5, report.unchanged());
            statement.setLong(6, report.stale());
            statement.setLong(7, report.rejected());
            statement.setLong(8, report.warnings());
            statement.setString(9, state.name());
            statement.setBoolean(10, state != RunState.RUNNING);
            statement.setLong(11, report.run());
            statement.executeUpdate();
        }
    }
}

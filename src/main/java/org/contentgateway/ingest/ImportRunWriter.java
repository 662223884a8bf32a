package org.contentgateway.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The table of runs, as it is written: what came when, with what result, while it goes on too. */
@Startup // so that runs which ended with their process are closed before the next import
@ApplicationScoped
class ImportRunWriter {

    /** What a run is for. */
    enum RunKind {
        IMPORT,
        /** Rejected records were run again. */
        RETRY,
        /** All was derived from the stored records again. */
        REPROCESS
    }

    private static final Logger LOG = Logger.getLogger(ImportRunWriter.class);

    /** In seconds: how often the table learns how far runs are, and that they live. */
    private static final int BEAT = 2;

    private static final int BEATS_PER_LOG = 5;

    /** The end of a run stands, whoever took it for dead before; a beat that comes late changes nothing of it. */
    private static final String COUNT = "update ingest_run set bytes = ?, received = ?, created = ?, updated = ?, "
            + "unchanged = ?, stale = ?, rejected = ?, warnings = ?, problems = cast(? as json), "
            + "unknown_keys = cast(? as json), alive_at = now(), state = ?, "
            + "finished_at = case when ? then now() end where id = ? and (? or state = 'RUNNING')";

    /** Whoever lost the database, or its process, can't say so. The database's clock judges for all replicas. */
    private static final String CLOSE_DEAD = "update ingest_run set state = 'FAILED', finished_at = alive_at "
            + "where state = 'RUNNING' and alive_at < now() - interval '1 minute'";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Map<Long, Heartbeat> hearts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "import-clock"));

    ImportRunWriter(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What was last heard of a run of this process. */
    private static final class Heartbeat {

        private volatile ImportProgress progress;
        private long logged;
        private int beats;

        Heartbeat(ImportProgress progress) {
            this.progress = progress;
        }
    }

    @PostConstruct
    @SuppressWarnings("FutureReturnValueIgnored") // a beat catches what fails within it
    void start() {
        clock.scheduleAtFixedRate(this::beat, 0, BEAT, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /** Opens a run and returns its number. */
    long begin(RunKind kind) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into ingest_run (kind) values (?) returning id")) {
            statement.setString(1, kind.name());
            try (var row = statement.executeQuery()) {
                row.next();
                var id = row.getLong(1);
                hearts.put(id, new Heartbeat(new ImportProgress(0, new ImportReport.Builder(id, 0).build())));
                return id;
            }
        }
    }

    /** Takes note of how far a run is; the table and the log hear of it within seconds. */
    void progress(ImportProgress progress) {
        var heart = hearts.get(progress.report().run());
        if (heart != null) {
            heart.progress = progress;
        }
    }

    void finish(ImportProgress progress, ImportRunState state) throws SQLException {
        hearts.remove(progress.report().run());
        write(progress, state);
    }

    /** Closes a run as failed, unless it has finished. Where the database is away, it is closed later, as dead. */
    void fail(long run) {
        var heart = hearts.remove(run);
        try {
            if (heart != null) {
                write(heart.progress, ImportRunState.FAILED);
            }
        } catch (SQLException away) {
            LOG.debugf(away, "Import %d can't be closed now", run);
        }
    }

    private void beat() {
        try {
            for (var heart : hearts.values()) {
                write(heart.progress, ImportRunState.RUNNING);
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

    private static void log(Heartbeat heart) {
        var received = heart.progress.report().received();
        LOG.infof(
                "Import %d: %d records so far, %d a second",
                heart.progress.report().run(), received, (received - heart.logged) / (BEAT * BEATS_PER_LOG));
        heart.logged = received;
    }

    private void write(ImportProgress progress, ImportRunState state) throws SQLException {
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
            statement.setString(9, write(report.problems()));
            statement.setString(10, write(report.unknownKeys()));
            statement.setString(11, state.name());
            statement.setBoolean(12, state != ImportRunState.RUNNING);
            statement.setLong(13, report.run());
            statement.setBoolean(14, state != ImportRunState.RUNNING);
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
}

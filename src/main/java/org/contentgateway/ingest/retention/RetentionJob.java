package org.contentgateway.ingest.retention;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.contentgateway.content.store.SupersededRecords;
import org.contentgateway.database.SessionLock;
import org.contentgateway.ingest.ImportRun;
import org.contentgateway.ingest.RejectedRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Deletes runs and records whose retention has ended: at start and then daily, on one replica at a time. */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    /** The key of the session lock: "retentio" in ASCII. */
    static final long LOCK_KEY = 0x726574656E74696FL;

    private final AgroalDataSource database;
    private final SupersededRecords supersededRecords;
    private final RetentionConfig retention;
    private final boolean serves;

    RetentionJob(
            AgroalDataSource database,
            SupersededRecords supersededRecords,
            RetentionConfig retention,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.database = database;
        this.supersededRecords = supersededRecords;
        this.retention = retention;
        this.serves = serves;
    }

    void validate(@Observes StartupEvent start) {
        requirePositive("runs", retention.runs());
        requirePositive("rejected", retention.rejected());
        requirePositive("superseded-records", retention.supersededRecords());
    }

    private static void requirePositive(String name, Optional<Duration> duration) {
        duration.filter(length -> length.isNegative() || length.isZero()).ifPresent(length -> {
            throw new ConfigurationException("gateway.ingest.retention." + name + "=" + length
                    + " is invalid. Expected: a positive duration, like 365d. Omit the setting to keep the data.");
        });
    }

    @Scheduled(every = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!serves
                || retention
                        .runs()
                        .or(retention::rejected)
                        .or(retention::supersededRecords)
                        .isEmpty()) {
            return;
        }
        try (var lock = SessionLock.tryAcquire(database, LOCK_KEY).orElse(null)) {
            if (lock != null) {
                var superseded = delete(retention.supersededRecords(), supersededRecords::deleteReceivedBefore);
                var rejected = delete(retention.rejected(), this::deleteRejected);
                var runs = delete(retention.runs(), this::deleteRuns);
                LOG.infof(
                        "Retention: deleted %s superseded source records, %s rejected records, %s runs",
                        superseded, rejected, runs);
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.error("Retention: deleting expired data failed. It is tried again in 24 hours.", failed);
        }
    }

    /** Deletes data that is older than its retention. Deletes nothing without one. */
    private static int delete(Optional<Duration> retention, ToIntFunction<Instant> deletion) {
        return retention
                .map(length -> deletion.applyAsInt(Instant.now().minus(length)))
                .orElse(0);
    }

    @Transactional
    int deleteRejected(Instant before) {
        return RejectedRecord.deleteReceivedBefore(before);
    }

    @Transactional
    int deleteRuns(Instant before) {
        return ImportRun.deleteFinishedBefore(before);
    }
}

package org.contentgateway.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.contentgateway.database.SessionLock;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Stores the states of upstreams. Times are those of the database's clock. */
@ApplicationScoped
class UpstreamStates {

    /** The group of the session locks: "PULL" in ASCII. */
    private static final int LOCK_GROUP = 0x50554C4C;

    private final AgroalDataSource database;
    private final Session session;
    private final ObjectMapper json;

    UpstreamStates(AgroalDataSource database, Session session, ObjectMapper json) {
        this.database = database;
        this.session = session;
        this.json = json;
    }

    /** Acquires the lock that lets one replica at a time pull from an upstream; empty if another replica holds it. */
    Optional<SessionLock> tryLock(String name) throws SQLException {
        return SessionLock.tryAcquire(database, LOCK_GROUP, name);
    }

    @Transactional
    UpstreamState get(String name) {
        var now = now();
        return UpstreamEntity.<UpstreamEntity>findByIdOptional(name)
                .map(upstream -> upstream.state(now))
                .orElseGet(() -> UpstreamState.unknown(now));
    }

    /** Stores that a pull starts now. */
    @Transactional
    void recordAttempt(String name) {
        var upstream = UpstreamEntity.<UpstreamEntity>findById(name);
        if (upstream == null) {
            upstream = new UpstreamEntity();
            upstream.name = name;
        }
        upstream.lastTryAt = now();
        upstream.notBefore = null;
        upstream.persist();
    }

    /** @param since where the next pull starts; null to leave it unchanged */
    @Transactional
    void recordSuccess(PullReport report, @Nullable Instant since, @Nullable CacheValidators validators) {
        var upstream = UpstreamEntity.<UpstreamEntity>findById(report.source());
        upstream.lastSuccessAt = now();
        upstream.failure = null;
        upstream.lastPull = toJson(report);
        upstream.since = since == null ? upstream.since : since;
        upstream.validatedUri = validators == null ? null : validators.uri();
        upstream.etag = validators == null ? null : validators.etag();
        upstream.lastModified = validators == null ? null : validators.lastModified();
    }

    /**
     * Stores why a pull failed. The next one starts where this one did.
     *
     * @param retryAfter how long the upstream asked to wait; null if it did not
     */
    @Transactional
    void recordFailure(PullReport report, @Nullable Duration retryAfter) {
        var upstream = UpstreamEntity.<UpstreamEntity>findById(report.source());
        upstream.failure = report.failure();
        upstream.lastPull = toJson(report);
        upstream.notBefore = retryAfter == null ? null : now().plus(retryAfter);
    }

    private Instant now() {
        return session.createSelectionQuery("select instant", Instant.class).getSingleResult();
    }

    private String toJson(PullReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("numbers and texts can be written as JSON", impossible);
        }
    }
}

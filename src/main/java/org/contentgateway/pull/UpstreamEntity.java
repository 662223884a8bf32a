package org.contentgateway.pull;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcType;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;
import org.jspecify.annotations.Nullable;

/** The state of an upstream as it is stored. It changes only while the session lock of its name is held. */
@Entity(name = "Upstream")
@Table(name = "upstream")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class UpstreamEntity extends PanacheEntityBase {

    @Id
    public String name;

    /** Where the next pull starts, by the upstream's clock. */
    public @Nullable Instant since;

    /** The URI that {@link #etag} and {@link #lastModified} belong to. */
    public @Nullable String validatedUri;

    public @Nullable String etag;
    public @Nullable String lastModified;
    public @Nullable Instant lastTryAt;
    public @Nullable Instant lastSuccessAt;

    /** Why the last pull failed; null if it succeeded. */
    public @Nullable String failure;

    /** When the upstream accepts requests again, if it asked to wait. */
    public @Nullable Instant notBefore;

    /** The report of the last pull that sent a request, as JSON. */
    @Column(columnDefinition = "json")
    @JdbcType(PostgreSQLJsonPGObjectJsonType.class) // unlike jsonb it keeps the order of keys
    public @Nullable String lastPull;

    UpstreamState state(Instant now) {
        var validators = validatedUri == null ? null : new CacheValidators(validatedUri, etag, lastModified);
        return new UpstreamState(now, since, validators, lastTryAt, lastSuccessAt, failure, notBefore, lastPull);
    }
}

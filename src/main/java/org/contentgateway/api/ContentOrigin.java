package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.contentgateway.content.KnownChanges;
import org.contentgateway.content.Portals;
import org.contentgateway.content.SqlState;
import org.contentgateway.graphql.Origin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells the engine room what has changed of the content that answers rest on. */
@ApplicationScoped
class ContentOrigin implements Origin {

    private final KnownChanges known;
    private final String version;

    ContentOrigin(
            KnownChanges known,
            Portals portals,
            @ConfigProperty(name = "quarkus.application.version") String application) {
        this.known = known;
        this.version = application + portals.version();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public long sequence() {
        return known.sequence();
    }

    @Override
    public Instant now() {
        return known.now();
    }

    @Override
    public void catchUp() {
        known.catchUp();
    }

    @Override
    public boolean isUnchanged(Collection<String> keys, long since) {
        return keys.stream().map(TouchKey::parse).allMatch(key -> key.isUnchanged(known, since));
    }

    @Override
    public @Nullable Instant nextChange(Collection<String> keys) {
        return keys.stream()
                .map(key -> TouchKey.parse(key).nextMoment(known))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public boolean isAway(Throwable failure) {
        return SqlState.passes(failure);
    }

    @Override
    public boolean isBroken(Throwable failure) {
        return SqlState.breaks(failure);
    }
}

package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.content.changes.ChangeTracker;
import org.contentgateway.content.portals.Portals;
import org.contentgateway.graphql.cache.ContentState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells the engine room what has changed of the content that answers rest on. */
@ApplicationScoped
class ArticleContentState implements ContentState {

    private final ChangeTracker known;
    private final String version;

    ArticleContentState(
            ChangeTracker known,
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
        return keys.stream().map(CacheTag::parse).allMatch(key -> key.isUnchanged(known, since));
    }

    @Override
    public @Nullable Instant nextTransition(Collection<String> keys) {
        return keys.stream()
                .map(key -> CacheTag.parse(key).nextTransition(known))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}

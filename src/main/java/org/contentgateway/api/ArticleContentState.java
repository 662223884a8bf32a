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

/** The state of articles and portals, for the response cache. */
@ApplicationScoped
class ArticleContentState implements ContentState {

    private final ChangeTracker changes;
    private final String version;

    ArticleContentState(
            ChangeTracker changes,
            Portals portals,
            @ConfigProperty(name = "quarkus.application.version") String application) {
        this.changes = changes;
        this.version = application + portals.version();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public long sequence() {
        return changes.sequence();
    }

    @Override
    public Instant now() {
        return changes.now();
    }

    @Override
    public void catchUp() {
        changes.catchUp();
    }

    @Override
    public byte[] signingKey() {
        return changes.signingKey();
    }

    @Override
    public boolean isUnchanged(Collection<String> tags, long sequence, Instant startedAt) {
        return changes.isCurrent(sequence, startedAt)
                && tags.stream().map(CacheTag::parse).allMatch(tag -> tag.isUnchanged(changes, sequence, startedAt));
    }

    @Override
    public @Nullable Instant nextTransition(Collection<String> tags) {
        return tags.stream()
                .map(tag -> CacheTag.parse(tag).nextTransition(changes))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}

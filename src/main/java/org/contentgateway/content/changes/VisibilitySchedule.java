package org.contentgateway.content.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.contentgateway.content.ArticleKey;
import org.jspecify.annotations.Nullable;

/** When the passing of time alone will change what is visible: embargoes that end, articles that leave. */
final class VisibilitySchedule {

    /** How many are read at a time; after the last of them anything may come. */
    private static final int MAX_TRANSITIONS = 10_000;

    /** A moment is told until it is surely over: two clocks never quite agree. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    /** How long they are taken for complete though no change was heard of: a safeguard, no more. */
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    static final VisibilitySchedule NONE = new VisibilitySchedule(Instant.EPOCH);

    private static final String SQL = """
            select id, at from (
                (select id, published_at as at from article where changed_at < published_at and published_at > ?
                 order by published_at limit %1$d)
                union all
                (select id, removed_at from article where changed_at < removed_at and removed_at > ?
                 order by removed_at limit %1$d)) moments
            order by at limit %1$d""".formatted(MAX_TRANSITIONS);

    private final Instant readAt;
    private final NavigableSet<Instant> all = new TreeSet<>();
    private final Map<Integer, NavigableSet<Instant>> byPortal = new HashMap<>();
    private final Map<Long, NavigableSet<Instant>> byArticle = new HashMap<>();
    private @Nullable Instant horizon;

    private VisibilitySchedule(Instant readAt) {
        this.readAt = readAt;
    }

    static VisibilitySchedule read(Connection connection, Instant now) throws SQLException {
        var moments = new VisibilitySchedule(now);
        var from = OffsetDateTime.ofInstant(now.minus(CLOCK_SKEW), ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setObject(1, from);
            statement.setObject(2, from);
            try (var rows = statement.executeQuery()) {
                var count = 0;
                while (rows.next()) {
                    var at = rows.getObject(2, OffsetDateTime.class).toInstant();
                    moments.add(rows.getLong(1), at);
                    if (++count == MAX_TRANSITIONS) {
                        moments.horizon = at;
                    }
                }
            }
        }
        return moments;
    }

    private void add(long article, Instant at) {
        all.add(at);
        byPortal.computeIfAbsent(ArticleKey.of(article).portal(), portal -> new TreeSet<>())
                .add(at);
        byArticle.computeIfAbsent(article, id -> new TreeSet<>()).add(at);
    }

    boolean isStale(Instant now) {
        return readAt.plus(MAX_AGE).isBefore(now);
    }

    @Nullable
    Instant next(Instant now) {
        return all.higher(now.minus(CLOCK_SKEW));
    }

    @Nullable
    Instant next(int portal, Instant now) {
        return next(byPortal.get(portal), now);
    }

    @Nullable
    Instant next(ArticleKey article, Instant now) {
        return next(byArticle.get(article.id()), now);
    }

    private @Nullable Instant next(@Nullable NavigableSet<Instant> moments, Instant now) {
        var next = moments == null ? null : moments.higher(now.minus(CLOCK_SKEW));
        return next == null ? horizon : next;
    }
}

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

/** Upcoming visibility transitions: the ends of embargoes and the expiry of articles. */
final class VisibilitySchedule {

    /** How many transitions are read at a time. Those after the last one read are unknown. */
    private static final int MAX_TRANSITIONS = 10_000;

    /** Clock-skew tolerance: a transition stays pending for this long after it is due. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    /** How long the schedule is used without a new change. A safeguard only: a new change reloads it anyway. */
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    static final VisibilitySchedule NONE = new VisibilitySchedule(Instant.EPOCH);

    private static final String SQL = """
            select id, at from (
                (select id, published_at as at from article where changed_at < published_at and published_at > ?
                 order by published_at limit %1$d)
                union all
                (select id, removed_at from article where changed_at < removed_at and removed_at > ?
                 order by removed_at limit %1$d)) transitions
            order by at limit %1$d""".formatted(MAX_TRANSITIONS);

    private final Instant readAt;
    private final NavigableSet<Instant> all = new TreeSet<>();
    private final Map<Integer, NavigableSet<Instant>> byPortal = new HashMap<>();
    private final Map<Long, NavigableSet<Instant>> byArticle = new HashMap<>();

    /** The last transition read, if there may be more after it. */
    private @Nullable Instant horizon;

    private VisibilitySchedule(Instant readAt) {
        this.readAt = readAt;
    }

    static VisibilitySchedule read(Connection connection, Instant now) throws SQLException {
        var schedule = new VisibilitySchedule(now);
        var from = OffsetDateTime.ofInstant(now.minus(CLOCK_SKEW), ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setObject(1, from);
            statement.setObject(2, from);
            try (var rows = statement.executeQuery()) {
                var count = 0;
                while (rows.next()) {
                    var at = rows.getObject(2, OffsetDateTime.class).toInstant();
                    schedule.add(rows.getLong(1), at);
                    if (++count == MAX_TRANSITIONS) {
                        schedule.horizon = at;
                    }
                }
            }
        }
        return schedule;
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

    private @Nullable Instant next(@Nullable NavigableSet<Instant> transitions, Instant now) {
        var next = transitions == null ? null : transitions.higher(now.minus(CLOCK_SKEW));
        return next == null ? horizon : next;
    }
}

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

/**
 * Visibility transitions: the ends of embargoes and the expiry of articles. Holds upcoming ones, and past ones that are not
 * recorded as changes yet.
 */
final class VisibilitySchedule {

    /** How many upcoming and how many past transitions are read. Those beyond are unknown. */
    private static final int MAX_TRANSITIONS = 10_000;

    /** Clock-skew tolerance: a transition stays pending for this long after it is due. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    /** How long past transitions are held. Responses that are older count as changed. */
    private static final Duration MEMORY = Duration.ofDays(7);

    /** How long the schedule is used without a new change. A safeguard only: a new change reloads it anyway. */
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    static final VisibilitySchedule NONE = new VisibilitySchedule(Instant.EPOCH, Instant.MAX);

    private static final String TRANSITIONS = """
            select id, at from (
                (select id, published_at as at from article where changed_at < published_at and published_at {range}
                 order by published_at {order} limit {limit})
                union all
                (select id, removed_at from article where changed_at < removed_at and removed_at {range}
                 order by removed_at {order} limit {limit})) transitions
            order by at {order} limit {limit}""".replace("{limit}", Integer.toString(MAX_TRANSITIONS));

    private static final String UPCOMING = TRANSITIONS.replace("{range}", "> ?").replace("{order}", "asc");

    private static final String PAST =
            TRANSITIONS.replace("{range}", "between ? and ?").replace("{order}", "desc");

    private final Instant readAt;
    private final NavigableSet<Instant> all = new TreeSet<>();
    private final Map<Integer, NavigableSet<Instant>> byPortal = new HashMap<>();
    private final Map<Long, NavigableSet<Instant>> byArticle = new HashMap<>();

    /** Transitions before this time are unknown. */
    private Instant rememberedFrom;

    /** The last transition read, if there may be more after it. */
    private @Nullable Instant horizon;

    private VisibilitySchedule(Instant readAt, Instant rememberedFrom) {
        this.readAt = readAt;
        this.rememberedFrom = rememberedFrom;
    }

    static VisibilitySchedule read(Connection connection, Instant now) throws SQLException {
        var schedule = new VisibilitySchedule(now, now.minus(MEMORY));
        var oldest = schedule.add(connection, PAST, schedule.rememberedFrom, now);
        if (oldest != null) {
            schedule.rememberedFrom = oldest;
        }
        schedule.horizon = schedule.add(connection, UPCOMING, now);
        return schedule;
    }

    /** Adds the transitions that a query returns. Returns the last one if there may be more. */
    private @Nullable Instant add(Connection connection, String sql, Instant... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            // Both selects of the union take the same parameters.
            for (var i = 0; i < 2 * parameters.length; i++) {
                statement.setObject(i + 1, OffsetDateTime.ofInstant(parameters[i % parameters.length], ZoneOffset.UTC));
            }
            try (var rows = statement.executeQuery()) {
                var count = 0;
                Instant last = null;
                while (rows.next()) {
                    last = rows.getObject(2, OffsetDateTime.class).toInstant();
                    add(rows.getLong(1), last);
                    count++;
                }
                return count == MAX_TRANSITIONS ? last : null;
            }
        }
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

    /** Returns the next transition of all content. One that is due stays pending for as long as clocks may differ. */
    @Nullable
    Instant next(Instant now) {
        return after(all, now.minus(CLOCK_SKEW));
    }

    @Nullable
    Instant next(int portal, Instant now) {
        return after(byPortal.get(portal), now.minus(CLOCK_SKEW));
    }

    @Nullable
    Instant next(ArticleKey article, Instant now) {
        return after(byArticle.get(article.id()), now.minus(CLOCK_SKEW));
    }

    /** Whether no transition of any content has passed since a read that started at the given time. */
    boolean isUnchanged(Instant since, Instant now) {
        return isUnchanged(all, since, now);
    }

    boolean isUnchanged(int portal, Instant since, Instant now) {
        return isUnchanged(byPortal.get(portal), since, now);
    }

    boolean isUnchanged(ArticleKey article, Instant since, Instant now) {
        return isUnchanged(byArticle.get(article.id()), since, now);
    }

    private boolean isUnchanged(@Nullable NavigableSet<Instant> transitions, Instant since, Instant now) {
        var from = since.minus(CLOCK_SKEW);
        var next = after(transitions, from);
        return !from.isBefore(rememberedFrom) && (next == null || next.isAfter(now));
    }

    private @Nullable Instant after(@Nullable NavigableSet<Instant> transitions, Instant time) {
        var next = transitions == null ? null : transitions.higher(time);
        return next == null ? horizon : next;
    }
}

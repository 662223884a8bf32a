package org.contentgateway.content;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;

/** Imports, edits, removes, restores and erases random articles of two portals in a random order. */
public final class RandomEdits {

    private static final int ARTICLES = 150;
    private static final List<String> LANGUAGES = List.of("en", "fa");
    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** From frequent to rare. */
    private static final List<String> WORDS = Stream.of(
                    "harbour",
                    "ferries",
                    "saffron",
                    "electric",
                    "mountain",
                    "parliament",
                    "orchestra",
                    "lighthouse",
                    "railways",
                    "pistachio",
                    "earthquake",
                    "telescope",
                    "manuscript",
                    "vineyards",
                    "glaciers",
                    "museums")
            .toList();

    private final ArticleStore store;
    private final Removals removals;
    private final int firstPortal;
    private final long run;
    private final Random random;
    private int edit;

    public RandomEdits(ArticleStore store, Removals removals, int firstPortal, long run, long seed) {
        this.store = store;
        this.removals = removals;
        this.firstPortal = firstPortal;
        this.run = run;
        this.random = new Random(seed);
    }

    /** Makes the given number of random changes. */
    public void make(int changes) {
        for (var i = 0; i < changes; i++) {
            var key = key();
            switch (random.nextInt(8)) {
                case 0 -> removals.remove(key, RemovalCause.WITHDRAWN, null);
                case 1 ->
                    removals.remove(
                            key, RemovalCause.EXPIRED, Instant.now().plus(random.nextInt(60_000), ChronoUnit.SECONDS));
                case 2 -> removals.erase(key);
                default -> store.save(drafts());
            }
        }
    }

    /** Makes some removals due that no process has recorded yet. */
    public static void makeRemovalsDue(DataSource database, int firstPortal) throws SQLException {
        Sql.run(database, """
                update article set removed_at = changed_at + interval '1 millisecond', removal_reason = 'EXPIRED'
                where portal_id in (%d, %d) and content_id %% 10 = 0 and (removed_at is null or removed_at > now())""".formatted(firstPortal, firstPortal + 1));
    }

    private List<ArticleDraft> drafts() {
        var drafts = new LinkedHashMap<ArticleKey, ArticleDraft>();
        for (var i = 0; i < 10; i++) {
            var draft = draft();
            drafts.put(draft.key(), draft);
        }
        return List.copyOf(drafts.values());
    }

    private ArticleDraft draft() {
        var publishedAt = TODAY.minus(random.nextInt(-20, 400), ChronoUnit.DAYS);
        return Drafts.of(
                key(),
                LANGUAGES.get(random.nextInt(10) / 9),
                title(),
                publishedAt,
                TODAY.plusSeconds(edit++),
                random.nextBoolean() ? null : random.nextInt(1, 4),
                random.nextInt(1, 4),
                random.nextBoolean(),
                run);
    }

    private String title() {
        return Stream.generate(() -> WORDS.get(random.nextInt(1 + random.nextInt(WORDS.size()))))
                .limit(5)
                .collect(Collectors.joining(" "));
    }

    private ArticleKey key() {
        return new ArticleKey(firstPortal + random.nextInt(10) / 8, 1 + random.nextInt(ARTICLES));
    }
}

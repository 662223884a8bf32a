package org.contentgateway.content.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.contentgateway.content.ArticleDates;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleOrigin;
import org.contentgateway.content.ArticleTexts;
import org.contentgateway.content.Display;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.SequenceHolder;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.Sql;
import org.contentgateway.content.StatementRecorder;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.contentgateway.text.BaseUrls;
import org.contentgateway.text.Body;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concurrent writers, and which of their changes readers see. */
@QuarkusTest
class ArticleStoreTest {

    private static final int PORTAL = 1101;
    private static final Instant EARLY = Instant.parse("2026-06-18T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-06-18T11:00:00Z");

    @Inject
    ArticleStore store;

    @Inject
    AgroalDataSource database;

    private long run;

    @BeforeEach
    void startsAnImportRun() throws SQLException {
        run = Sql.value(database, "insert into ingest_run default values returning id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheNewerEditInAnyOrderOfWriters(boolean newerFirst) throws Exception {
        var newer = draft(newerFirst ? 1 : 2, LATE, "Newer");
        var older = draft(newerFirst ? 1 : 2, EARLY, "Older");
        var first = newerFirst ? newer : older;
        var second = newerFirst ? older : newer;
        try (var holder = new SequenceHolder(database)) {
            var saved = writer(() -> store.save(List.of(first)));
            holder.awaitWaiting(1);
            var savedNext = writer(() -> store.save(List.of(second)));
            holder.awaitWaiting(2);
            holder.close();
            assertThat(saved.get(20, TimeUnit.SECONDS)).containsExactly(Map.entry(first.key(), WriteOutcome.CREATED));
            assertThat(savedNext.get(20, TimeUnit.SECONDS))
                    .containsExactly(Map.entry(second.key(), newerFirst ? WriteOutcome.STALE : WriteOutcome.UPDATED));
        }
        assertThat(title(newer)).isEqualTo("Newer");
        assertThat(sourceRecords(newer)).isEqualTo(2);
    }

    @Test
    void savesARecordOnceIfTwoWritersImportItConcurrently() throws Exception {
        var draft = draft(3, EARLY, "Same");
        try (var holder = new SequenceHolder(database)) {
            var one = writer(() -> store.save(List.of(draft)));
            var other = writer(() -> store.save(List.of(draft)));
            holder.awaitWaiting(2);
            holder.close();
            assertThat(List.of(
                            one.get(20, TimeUnit.SECONDS).get(draft.key()),
                            other.get(20, TimeUnit.SECONDS).get(draft.key())))
                    .containsExactlyInAnyOrder(WriteOutcome.CREATED, WriteOutcome.UNCHANGED);
        }
        assertThat(sourceRecords(draft)).isEqualTo(1);
    }

    @Test
    void savesOverlappingBatchesInOppositeOrderWithoutDeadlock() throws Exception {
        var rounds = 20;
        var start = new CyclicBarrier(2);
        var forward = writer(() -> saveInRounds(rounds, start, false));
        var backward = writer(() -> saveInRounds(rounds, start, true));
        assertThat(forward.get(60, TimeUnit.SECONDS)).isEqualTo(rounds);
        assertThat(backward.get(60, TimeUnit.SECONDS)).isEqualTo(rounds);
        assertThat(Sql.<Long>column(
                        database, "select count(distinct change_number) from article where portal_id = 1102"))
                .containsExactly(20L);
    }

    @Test
    void publishesChangeNumbersInAscendingOrder() throws Exception {
        var draft = draft(4, EARLY, "After the slow one");
        try (var slow = new SequenceHolder(database)) {
            var number = slow.allocateNumber();
            var saved = writer(() -> store.save(List.of(draft)));
            slow.awaitWaiting(1);
            assertThat(changesFrom(number)).isEmpty();
            slow.close();
            saved.get(20, TimeUnit.SECONDS);
            assertThat(changesFrom(number)).containsExactly(number + 1);
        }
    }

    @Test
    void numbersTheChangesOfABatchWithoutGaps() throws SQLException {
        var before = sequence();
        store.save(List.of(draft(5, EARLY, "a"), draft(6, EARLY, "b")));
        store.save(List.of(draft(6, LATE, "c"), draft(7, EARLY, "d"), draft(5, EARLY, "a")));
        assertThat(changesFrom(before + 1)).containsExactlyInAnyOrder(before + 1, before + 3, before + 4);
        assertThat(sequence()).isEqualTo(before + 4);
    }

    @Test
    void rollsBackAFailedBatch() throws SQLException {
        var good = draft(8, EARLY, "Good");
        var bad = draft(9, EARLY, "a NUL, which PostgreSQL does not store: \0");
        var before = sequence();
        assertThatThrownBy(() -> store.save(List.of(good, bad))).isInstanceOf(JDBCException.class);
        assertThat(Sql.<Long>column(database, "select id from article where id in (?, ?)", id(good), id(bad)))
                .isEmpty();
        assertThat(sourceRecords(good)).isZero();
        assertThat(sequence()).isEqualTo(before);
    }

    @Test
    void doesNotWaitForTheLockIfNothingChanged() throws Exception {
        var draft = draft(10, EARLY, "Known");
        store.save(List.of(draft));
        try (var holder = new SequenceHolder(database)) {
            assertThat(writer(() -> store.save(List.of(draft))).get(20, TimeUnit.SECONDS))
                    .containsExactly(Map.entry(draft.key(), WriteOutcome.UNCHANGED));
        }
    }

    /**
     * Counts Hibernate's statements only. Each table takes one more, whatever the number of rows: see {@link Upsert}.
     */
    @Test
    void writesABatchInAFewStatements() {
        // Compare, lock, time, compare again; sequence, notification.
        assertThat(statementsToSave(batch(1103, EARLY))).hasSize(6);
        // Compare, lock, time, compare again; delete attachments, sequence, notification.
        assertThat(statementsToSave(batch(1103, LATE))).hasSize(7);
        assertThat(statementsToSave(batch(1103, LATE))).hasSize(1);
    }

    private List<String> statementsToSave(List<ArticleDraft> drafts) {
        return StatementRecorder.record(() -> store.save(drafts));
    }

    private int saveInRounds(int rounds, CyclicBarrier start, boolean backward) {
        for (var round = 0; round < rounds; round++) {
            var drafts = new ArrayList<>(IntStream.rangeClosed(1, 20)
                    .mapToObj(id -> draft(
                            1102, id, EARLY, "By " + Thread.currentThread().getName()))
                    .toList());
            if (backward) {
                Collections.reverse(drafts);
            }
            try {
                start.await(20, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
            store.save(drafts);
        }
        return rounds;
    }

    private List<ArticleDraft> batch(int portal, Instant updatedAt) {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(id -> draft(portal, id, updatedAt, "Of a batch"))
                .toList();
    }

    private ArticleDraft draft(int contentId, Instant updatedAt, String title) {
        return draft(PORTAL, contentId, updatedAt, title);
    }

    private ArticleDraft draft(int portal, int contentId, Instant updatedAt, String title) {
        var key = new ArticleKey(portal, contentId);
        var path = "%d_1.jpg".formatted(contentId);
        var picture = new Picture(List.of(), Variant.original(path, 1000, 563, null));
        return new ArticleDraft(
                key,
                new ArticleTexts("en", null, title, null, null),
                Body.ofHtml("<p>Body.</p>", new BaseUrls(URI.create("https://example.org/"), null)),
                new ArticleDates(EARLY, null, updatedAt, null),
                ArticleOrigin.UNKNOWN,
                true,
                new Display(true, false, false, false, false, 0),
                null,
                List.of(new StoredAttachment(0, 1L, FileKind.IMAGE, null, "jpg", path, null, picture)),
                SourceRecord.of((key + title + updatedAt).getBytes(UTF_8), "CMS", run));
    }

    private static long id(ArticleDraft draft) {
        return draft.key().id();
    }

    private String title(ArticleDraft draft) throws SQLException {
        return Sql.value(database, "select title from article where id = ?", id(draft));
    }

    private long sourceRecords(ArticleDraft draft) throws SQLException {
        return Sql.<Long>value(database, "select count(*) from source_record where article_id = ?", id(draft));
    }

    private long sequence() throws SQLException {
        return Sql.<Long>value(database, "select value from change_sequence");
    }

    private List<Long> changesFrom(long number) throws SQLException {
        return Sql.column(database, "select change_number from article where change_number >= ?", number);
    }

    /** Runs a writer on its own thread, because the common pool has a single thread on two cores. */
    private static <T> CompletableFuture<T> writer(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, task -> new Thread(task).start());
    }
}

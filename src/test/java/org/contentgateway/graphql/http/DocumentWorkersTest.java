package org.contentgateway.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.contentgateway.graphql.document.RequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentWorkersTest {

    private static final Future<Void> STAYS = Promise.<Void>promise().future();

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        release.countDown();
        await(vertx.close());
    }

    @Test
    void returnsTheResult() throws Exception {
        assertThat(await(workers(Duration.ofSeconds(30), 2).submit(() -> "done", STAYS)))
                .isEqualTo("done");
    }

    @Test
    void rejectsTasksBeyondTheQueue() throws Exception {
        var workers = workers(Duration.ofSeconds(30), 2);
        var running = workers.submit(this::block, STAYS);
        var queued = workers.submit(() -> "queued", STAYS);
        assertStatus(workers.submit(() -> "too many", STAYS), 503);
        release.countDown();
        assertThat(await(running)).isEqualTo("released");
        assertThat(await(queued)).isEqualTo("queued");
        assertThat(await(workers.submit(() -> "again", STAYS))).isEqualTo("again");
    }

    @Test
    void failsAtTheDeadline() {
        var workers = workers(Duration.ofMillis(50), 2);
        assertStatus(workers.submit(this::block, STAYS), 504);
    }

    @Test
    void skipsTasksOfClientsThatLeft() {
        var workers = workers(Duration.ofSeconds(30), 3);
        var left = Promise.<Void>promise();
        var isRun = new AtomicBoolean();
        workers.submit(this::block, STAYS);
        var skipped = workers.submit(
                () -> {
                    isRun.set(true);
                    return "run";
                },
                left.future());
        left.complete();
        release.countDown();
        assertThatThrownBy(() -> await(skipped)).isInstanceOf(CancellationException.class);
        assertThat(isRun).isFalse();
    }

    private DocumentWorkers workers(Duration timeout, int maxPending) {
        return new DocumentWorkers(vertx, timeout, 1, maxPending);
    }

    private String block() throws InterruptedException {
        release.await();
        return "released";
    }

    private static void assertStatus(Future<?> result, int status) {
        assertThatThrownBy(() -> await(result))
                .cause()
                .isInstanceOfSatisfying(
                        RequestException.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(status));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}

package org.contentgateway.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are ready: whoever asks the same gets the same bytes, as long as nothing has changed of what they rest on.
 * Who asks while the answer is being made waits for that one. Bounded by bytes.
 */
@ApplicationScoped
@RegisterForReflection(
        classNames = "com.github.benmanes.caffeine.cache.SSMW") // how Caffeine finds a cache with weights
class Answers {

    /** An answer and how it came about. */
    record Served(Answer answer, Outcome outcome) {}

    /** How an answer came about. */
    enum Outcome {
        /** It was ready. */
        HIT,
        /** Another request was having it made. */
        JOINED,
        /** It was made. */
        MISS
    }

    /** What is being made: for those who have heard of no newer change than the one who had it begun. */
    private record Making(OperationKey key, long sequence) {}

    private final Engine engine;
    private final Origin origin;
    private final Vertx vertx;
    private final LimitsConfig limits;
    private final boolean enabled;
    private final Cache<OperationKey, Answer> ready;
    private final Map<Making, Future<Answer>> making = new ConcurrentHashMap<>();

    Answers(Engine engine, Origin origin, Vertx vertx, LimitsConfig limits, AnswersConfig config) {
        this.engine = engine;
        this.origin = origin;
        this.vertx = vertx;
        this.limits = limits;
        var maxSize = config.maxSize().asLongValue();
        this.enabled = maxSize > 0;
        this.ready = Caffeine.newBuilder()
                .maximumWeight(maxSize)
                .<OperationKey, Answer>weigher((key, answer) -> answer.weight())
                .build();
    }

    /** The answer if it is ready and still holds. */
    @Nullable
    Answer ifReady(Operation operation) {
        var answer = ready.getIfPresent(operation.key());
        if (answer == null || answer.holds(origin)) {
            return answer;
        }
        ready.asMap().remove(operation.key(), answer);
        return null;
    }

    Future<Served> of(Operation operation) {
        var answer = ifReady(operation);
        if (answer != null) {
            return Future.succeededFuture(new Served(answer, Outcome.HIT));
        }
        if (!enabled || !operation.isQuery()) {
            return make(operation).map(made -> new Served(made, Outcome.MISS));
        }
        var key = new Making(operation.key(), origin.sequence());
        var mine = Promise.<Answer>promise();
        var other = making.putIfAbsent(key, mine.future());
        if (other != null) {
            return other.map(made -> new Served(made, Outcome.JOINED));
        }
        make(operation).onComplete(made -> {
            if (made.succeeded() && made.result().reusable()) {
                ready.put(operation.key(), made.result());
            }
            making.remove(key);
            mine.handle(made);
        });
        return mine.future().map(made -> new Served(made, Outcome.MISS));
    }

    /** The answer packed, and from now on ready so too. */
    Answer packed(Operation operation, Answer answer) {
        var packed = answer.withGzip();
        ready.asMap().replace(operation.key(), answer, packed);
        return packed;
    }

    /** In a thread of its own; when its time is up, it is cancelled and answered at once. */
    private Future<Answer> make(Operation operation) {
        var deadline = new Deadline();
        var answer = Promise.<Answer>promise();
        var made = vertx.executeBlocking(() -> engine.execute(operation, deadline), false)
                .map(it -> Objects.requireNonNull(it, "an answer, be it errors"));
        var timer = vertx.setTimer(limits.time().toMillis(), id -> {
            if (answer.tryComplete(engine.timeout())) {
                cancel(deadline, made);
            }
        });
        made.onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        return answer.future();
    }

    /** Until it has ended: a statement may have been just about to begin. */
    private void cancel(Deadline deadline, Future<Answer> made) {
        if (!made.isComplete()) {
            vertx.<Void>executeBlocking(
                            () -> {
                                deadline.pass();
                                return null;
                            },
                            false)
                    .onComplete(passed -> vertx.setTimer(1_000, id -> cancel(deadline, made)));
        }
    }
}

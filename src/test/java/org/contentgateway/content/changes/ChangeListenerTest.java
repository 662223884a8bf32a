package org.contentgateway.content.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;

/** Detected changes are fired as {@link ArticlesChanged} events. */
@QuarkusTest
class ChangeListenerTest {

    @ApplicationScoped
    static class Observer {

        private final AtomicLong sequence = new AtomicLong(-1);

        void changed(@ObservesAsync ArticlesChanged event) {
            sequence.accumulateAndGet(event.sequence(), Math::max);
        }

        long sequence() {
            return sequence.get();
        }
    }

    @Inject
    AgroalDataSource database;

    @Inject
    ChangeTracker changes;

    @Inject
    Observer observer;

    @Test
    void firesAnEventEvenIfAnotherThreadCaughtUpFirst() throws Exception {
        long sequence;
        var lock = ClientProxy.unwrap(changes).lock; // so that the listener catches up after this thread
        lock.lock();
        try {
            Sql.run(
                    database,
                    "update change_sequence set value = value + 1; select pg_notify('" + ChangeListener.CHANNEL
                            + "', '')");
            changes.catchUp();
            sequence = changes.sequence();
        } finally {
            lock.unlock();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> observer.sequence() >= sequence);
        assertThat(observer.sequence()).isEqualTo(sequence);
    }
}

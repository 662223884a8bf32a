package org.contentgateway.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class TimeLimitedBodyTest {

    private final TimeLimitedBody body = new TimeLimitedBody(Duration.ofMillis(1), System.nanoTime() + 60_000_000_000L);
    private long requested;
    private boolean cancelled;

    private final Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long packets) {
            requested += packets;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    };

    @Test
    void returnsBytesInOrder() throws IOException {
        body.onSubscribe(subscription);
        body.onNext(List.of(buffer(1, 2), buffer()));
        body.onNext(List.of());
        body.onNext(List.of(buffer(255)));
        body.onComplete();
        assertThat(body.readAllBytes()).containsExactly(1, 2, 255);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    void requestsTheNextPacketWhenReading() throws IOException {
        body.onSubscribe(subscription);
        assertThat(requested).isEqualTo(1);
        body.onNext(List.of(buffer(1, 2)));
        assertThat(requested).isEqualTo(1);
        body.read();
        assertThat(requested).isEqualTo(2);
        body.read();
        assertThat(requested).isEqualTo(2);
    }

    @Test
    void timesOutWithoutData() {
        body.onSubscribe(subscription);
        assertThatThrownBy(body::read).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void reportsALostConnection() throws IOException {
        body.onSubscribe(subscription);
        body.onNext(List.of(buffer(1)));
        body.onError(new IOException("reset"));
        assertThat(body.read()).isEqualTo(1);
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("the connection was lost");
    }

    @Test
    void cancelsWhenClosed() {
        body.onSubscribe(subscription);
        body.close();
        assertThat(cancelled).isTrue();
    }

    @Test
    void cancelsIfClosedBeforeTheSubscription() {
        body.close();
        body.onSubscribe(subscription);
        assertThat(cancelled).isTrue();
        assertThat(requested).isZero();
    }

    private static ByteBuffer buffer(int... bytes) {
        var buffer = ByteBuffer.allocate(bytes.length);
        for (var b : bytes) {
            buffer.put((byte) b);
        }
        return buffer.flip();
    }
}

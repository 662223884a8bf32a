package org.contentgateway.pull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream. The JDK's own waits for ever where the other side falls silent; this one waits for
 * the next bytes only so long, and for the end only until a deadline. It holds what came in two packets at most.
 */
final class TimeLimitedBody extends InputStream implements BodySubscriber<InputStream> {

    private static final List<ByteBuffer> END = List.of();

    private final Duration timeout;
    private final long deadline;
    private final BlockingQueue<List<ByteBuffer>> packets = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
    private volatile @Nullable Throwable failure;
    private Flow.@Nullable Subscription subscription;
    private boolean closed;
    private boolean ended;

    /** @param deadline as {@link System#nanoTime} counts */
    TimeLimitedBody(Duration timeout, long deadline) {
        this.timeout = timeout;
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> packet) {
        packets.add(packet.isEmpty() ? List.of(ByteBuffer.allocate(0)) : packet);
    }

    @Override
    public void onError(Throwable failure) {
        this.failure = failure;
        packets.add(END);
    }

    @Override
    public void onComplete() {
        packets.add(END);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ended) {
            var buffer = buffers.peek();
            if (buffer == null) {
                await();
            } else if (!buffer.hasRemaining()) {
                buffers.remove();
            } else {
                var taken = Math.min(length, buffer.remaining());
                buffer.get(bytes, offset, taken);
                return taken;
            }
        }
        return -1;
    }

    private void await() throws IOException {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new HttpTimeoutException("the pull takes longer than it may");
        }
        try {
            var packet = packets.poll(Math.min(left, timeout.toNanos()), TimeUnit.NANOSECONDS);
            if (packet == null) {
                throw new HttpTimeoutException("nothing more came for " + timeout.toMillis() + " ms");
            }
            if (packet == END) {
                if (failure != null) {
                    throw new IOException("the connection broke off", failure);
                }
                ended = true;
                return;
            }
            buffers.addAll(packet);
            more();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the gateway is stopping").initCause(stopped);
        }
    }

    private synchronized void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}

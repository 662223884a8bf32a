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
 * A response body as a stream with time limits: for each read, and a deadline for the whole body. The JDK's own stream
 * waits forever if the server stops sending. At most two packets are in memory.
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

    /**
     * @param timeout for each read
     * @param deadline in terms of {@link System#nanoTime}
     */
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
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ended) {
            var buffer = buffers.peek();
            if (buffer == null) {
                awaitPacket();
            } else if (!buffer.hasRemaining()) {
                buffers.remove();
            } else {
                var count = Math.min(length, buffer.remaining());
                buffer.get(bytes, offset, count);
                return count;
            }
        }
        return -1;
    }

    private void awaitPacket() throws IOException {
        var remaining = deadline - System.nanoTime();
        if (remaining <= 0) {
            throw new HttpTimeoutException("the pull exceeds max-duration");
        }
        try {
            var packet = packets.poll(Math.min(remaining, timeout.toNanos()), TimeUnit.NANOSECONDS);
            if (packet == null) {
                throw new HttpTimeoutException("no data was received for " + timeout.toMillis() + " ms");
            }
            if (packet == END) {
                if (failure != null) {
                    throw new IOException("the connection was lost", failure);
                }
                ended = true;
                return;
            }
            buffers.addAll(packet);
            requestNext();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the gateway is stopping").initCause(interrupted);
        }
    }

    private synchronized void requestNext() {
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

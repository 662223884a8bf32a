package org.contentgateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins by user name and address, so that guesses run out at one address while the machine itself gets
 * in from its own.
 */
final class FailedLogins {

    /** Bounds the memory, about 100 bytes each. */
    private static final int MAX_WINDOWS = 100_000;

    /** @param user a hash: names are as long as a sender likes, and one that collides shares an address anyway */
    private record Source(String address, int user) {}

    private record Window(AtomicInteger failures, long end) {}

    private final int maxFailures;
    private final Duration length;
    private final Ticker clock;
    private final Cache<Source, Window> windows;

    FailedLogins(int maxFailures, Duration length, Ticker clock) {
        this.maxFailures = maxFailures;
        this.length = length;
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MAX_WINDOWS)
                .expireAfterWrite(length) // a count within a window is no write: it ends when it has to
                .ticker(clock)
                .build();
    }

    /** For how many seconds more no login is heard; 0 where one is. */
    long secondsToWait(String address, String user) {
        var window = windows.getIfPresent(source(address, user));
        if (window == null || window.failures().get() < maxFailures) {
            return 0;
        }
        return Math.max(1, Duration.ofNanos(window.end() - clock.read()).toSeconds());
    }

    /** Counts a failure, and says whether it was the last one that is heard. */
    boolean add(String address, String user) {
        var window = windows.get(
                source(address, user), first -> new Window(new AtomicInteger(), clock.read() + length.toNanos()));
        return window.failures().incrementAndGet() == maxFailures;
    }

    private static Source source(String address, String user) {
        return new Source(network(address), user.hashCode());
    }

    /** Of IPv6 the first 64 bits: whoever has one such address has all that begin alike. */
    private static String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < 16
                ? address
                : Long.toHexString(ByteBuffer.wrap(bytes).getLong());
    }
}

package org.contentgateway.pull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The upstreams to pull from, by name: {@code gateway.ingest.sources."blog".url} and so on. */
@ConfigMapping(prefix = "gateway.ingest.sources")
interface PullConfig {

    @WithParentName
    Map<String, SourceConfig> byName();

    /** The format of an upstream's records. */
    enum Format {
        CMS,
        WORDPRESS
    }

    /** Settings of one upstream. */
    interface SourceConfig {

        /**
         * The URL of its records. {@code {page}} is replaced by 1, 2 and so on; {@code {since}} by the time, in UTC, of the
         * last pull that received records, initially 1970. Without {@code {page}}, Link headers lead to the next page.
         */
        String url();

        @WithDefault("cms")
        Format format();

        /** The portal of the records. Required for WordPress, whose posts do not name one. */
        OptionalInt portal();

        /** The interval between pulls, like {@code 5m}. */
        Optional<Duration> every();

        /** When to pull, as a Quartz expression like {@code 0 30 3 * * ?}. Without this and {@link #every}, only on request. */
        Optional<String> cron();

        /** Headers of each request. */
        Map<String, String> headers();

        /** User name for HTTP Basic authentication. */
        Optional<String> username();

        Optional<String> password();

        /** Timeout for the response to start, and then for each further read. */
        @WithDefault("10s")
        Duration timeout();

        /** Maximum duration of one pull. */
        @WithDefault("1h")
        Duration maxDuration();

        @WithDefault("1000")
        int maxPages();

        /** Subtracted from {@code {since}}, to allow for clock skew and concurrent edits. */
        @WithDefault("5m")
        Duration overlap();

        Retry retry();

        Breaker breaker();
    }

    /** Retries of requests that failed temporarily. */
    interface Retry {

        /** Maximum number of retries per page. */
        @WithDefault("3")
        int max();

        /** Delay before the first retry. Each further delay is twice as long, minus random jitter. */
        @WithDefault("1s")
        Duration delay();

        /** Maximum delay. If {@code Retry-After} asks for more, the pull fails and the next one waits until then. */
        @WithDefault("1m")
        Duration maxDelay();
    }

    /** The circuit breaker, which stops requests to an upstream that keeps failing. */
    interface Breaker {

        /** Number of consecutive failed requests that open the circuit breaker. */
        @WithDefault("8")
        int failures();

        /** How long the circuit breaker stays open. */
        @WithDefault("5m")
        Duration delay();
    }
}

package org.contentgateway.pull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is pulled from where, by names that operators give: {@code gateway.ingest.sources."blog".url} and so on. */
@ConfigMapping(prefix = "gateway.ingest.sources")
interface PullConfig {

    @WithParentName
    Map<String, SourceConfig> byName();

    /** How records of a source are written. */
    enum Format {
        CMS,
        WORDPRESS
    }

    /** One source. */
    interface SourceConfig {

        /**
         * Where its records are. {@code {page}} stands for 1, 2 and so on; {@code {since}} for when what came last was
         * asked for, in UTC, at first for 1970. Without {@code {page}}, links to the next page are followed.
         */
        String url();

        @WithDefault("cms")
        Format format();

        /** Which portal the records are of, where they don't say it themselves: those of WordPress don't. */
        OptionalInt portal();

        /** How often to pull, as {@code 5m}. */
        Optional<Duration> every();

        /** When to pull, as {@code 0 30 3 * * ?} (Quartz). Without this and the one above, only by request. */
        Optional<String> cron();

        /** Sent with each request. */
        Map<String, String> headers();

        /** For HTTP Basic. */
        Optional<String> username();

        Optional<String> password();

        /** How long to wait for an answer to begin, and then each time for it to go on. */
        @WithDefault("10s")
        Duration timeout();

        /** How long one pull may take. */
        @WithDefault("1h")
        Duration maxDuration();

        @WithDefault("1000")
        int maxPages();

        /** How far {@code {since}} reaches back before the pull that it speaks of, for clocks and edits under way. */
        @WithDefault("5m")
        Duration overlap();

        Retry retry();

        Breaker breaker();
    }

    /** What is done about a request that failed, where that may pass. */
    interface Retry {

        /** How often a page is asked for again. */
        @WithDefault("3")
        int max();

        /** How long to wait before the first time; each wait is twice the one before, less a random part of it. */
        @WithDefault("1s")
        Duration delay();

        /** The longest wait. A source that asks for more with {@code Retry-After} is left alone until then. */
        @WithDefault("1m")
        Duration maxDelay();
    }

    /** When a source is left alone because it does not get better. */
    interface Breaker {

        /** After so many failed requests in a row, */
        @WithDefault("8")
        int failures();

        /** for so long. */
        @WithDefault("5m")
        Duration delay();
    }
}

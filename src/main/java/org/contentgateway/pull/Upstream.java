package org.contentgateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.pull.PullConfig.Format;
import org.contentgateway.pull.PullConfig.SourceConfig;
import org.jspecify.annotations.Nullable;

/** A configured system that the gateway pulls from. */
record Upstream(String name, RecordFormat format, SourceConfig config) {

    private static final String PAGE = "{page}";
    private static final String SINCE = "{since}";

    /** @throws ConfigurationException for invalid settings; it names the key */
    static Upstream of(String name, SourceConfig config, RecordFormats formats) {
        var upstream = new Upstream(name, format(name, config, formats), config);
        try {
            var uri = upstream.page(1, Instant.EPOCH);
            var web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw invalid(
                        name,
                        "url",
                        "invalid URL. Expected: a URL like https://cms.example.org/export, without user information");
            }
            upstream.request(uri);
        } catch (IllegalArgumentException invalid) {
            throw invalid(name, "url or .headers", String.valueOf(invalid.getMessage()));
        }
        if (config.username().isPresent() != config.password().isPresent()) {
            throw invalid(name, "username", ".username and .password must be set together");
        }
        if (config.every().isPresent() && config.cron().isPresent()) {
            throw invalid(name, "every", ".every and .cron are both set. Set only one of them");
        }
        if (config.every().filter(every -> every.toSeconds() < 1).isPresent()) {
            throw invalid(name, "every", "must be at least 1s");
        }
        if (config.timeout().toMillis() < 1
                || config.maxPages() < 1
                || config.breaker().failures() < 1) {
            throw invalid(name, "timeout, .max-pages or .breaker.failures", "each must be greater than 0");
        }
        return upstream;
    }

    private static RecordFormat format(String name, SourceConfig config, RecordFormats formats) {
        if (config.format() == Format.CMS) {
            return formats.cms();
        }
        if (config.portal().orElse(0) < 1) {
            throw invalid(
                    name, "portal", "missing. Expected: the number of the portal, which WordPress posts do not name");
        }
        return formats.wordPress(config.portal().getAsInt());
    }

    private static ConfigurationException invalid(String name, String key, String detail) {
        return new ConfigurationException(
                String.format(Locale.ROOT, "gateway.ingest.sources.\"%s\".%s: %s", name, key, detail));
    }

    /** Whether pages have numbers in the URL, instead of Link headers. */
    boolean isPaged() {
        return config.url().contains(PAGE);
    }

    URI page(int number, @Nullable Instant since) {
        var from = (since == null ? Instant.EPOCH : since).truncatedTo(ChronoUnit.SECONDS);
        return URI.create(config.url()
                .replace(PAGE, Integer.toString(number))
                .replace(SINCE, URLEncoder.encode(from.toString(), UTF_8)));
    }

    /** Returns a request with the configured headers, credentials and timeout. */
    HttpRequest.Builder request(URI uri) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(config.timeout())
                .header("Accept", "application/json, */*;q=0.5")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "content-gateway");
        if (config.username().isPresent() && config.password().isPresent()) {
            var user = config.username().get() + ":" + config.password().get();
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
        }
        config.headers().forEach(request::setHeader);
        return request;
    }

    /** Returns the URL without its query, which may hold secrets. */
    String urlWithoutQuery() {
        return config.url().replaceFirst("\\?.*$", "");
    }

    /** Returns the minimum time between scheduled pulls by any replica. */
    Duration minimumInterval() {
        // Shorter than the interval: the timers of replicas are neither synchronized nor exact.
        return config.every().map(every -> every.multipliedBy(9).dividedBy(10)).orElse(Duration.ofSeconds(10));
    }
}

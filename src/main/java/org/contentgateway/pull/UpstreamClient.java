package org.contentgateway.pull;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Sends requests to upstreams. Responses are streams. Redirects to another origin are rejected. */
@ApplicationScoped
class UpstreamClient {

    private static final int MAX_REDIRECTS = 5;

    /** How much of an error response a message shows, in bytes. */
    private static final int MAX_EXCERPT = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A response with status 200, 204, or 304 to a conditional request. The caller closes it. */
    record UpstreamResponse(URI uri, int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

        /** Returns the upstream's time; this process's if there is no Date header. */
        Instant date() {
            return headers.firstValue("Date")
                    .flatMap(UpstreamClient::date)
                    .map(ZonedDateTime::toInstant)
                    .orElseGet(Instant::now);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /**
     * Sends a GET request and follows redirects.
     *
     * @param validators those of an earlier response to this request; null for an unconditional request
     * @param deadline of the whole pull, in terms of {@link System#nanoTime}
     */
    UpstreamResponse get(Upstream upstream, URI uri, @Nullable CacheValidators validators, long deadline)
            throws UpstreamException {
        var target = uri;
        for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            var response = send(upstream, target, validators, deadline);
            var location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || response.statusCode() == 304 || location.isEmpty()) {
                return checked(target, response, validators);
            }
            close(response);
            target = sameOrigin(target, location.get(), "A redirect");
        }
        throw UpstreamException.permanent(
                String.format(Locale.ROOT, "The upstream redirects more than %d times.", MAX_REDIRECTS));
    }

    /**
     * Resolves a reference of a response.
     *
     * @throws UpstreamException for another origin, which must not receive the credentials of this one
     */
    static URI sameOrigin(URI from, String reference, String subject) throws UpstreamException {
        URI to;
        try {
            to = from.resolve(reference);
        } catch (IllegalArgumentException malformed) {
            throw UpstreamException.permanent(subject + " leads to an invalid URL.");
        }
        if (!from.getScheme().equalsIgnoreCase(to.getScheme())
                || !from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority())) {
            throw UpstreamException.permanent(String.format(
                    Locale.ROOT,
                    "%s leads to another origin, %s://%s, and is not followed. If that is intended, set the url to it.",
                    subject,
                    to.getScheme(),
                    to.getRawAuthority()));
        }
        return to;
    }

    private HttpResponse<InputStream> send(
            Upstream upstream, URI uri, @Nullable CacheValidators validators, long deadline) throws UpstreamException {
        var request = upstream.request(uri);
        if (validators != null) {
            validators.addTo(request);
        }
        var timeout = upstream.config().timeout();
        try {
            return http.send(request.build(), info -> new TimeLimitedBody(timeout, deadline));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UpstreamException.temporary("The gateway is stopping.", interrupted);
        } catch (InterruptedIOException | HttpTimeoutException timedOut) {
            throw UpstreamException.temporary(
                    String.format(Locale.ROOT, "No response within %d ms.", timeout.toMillis()), timedOut);
        } catch (IOException unreachable) {
            throw UpstreamException.temporary("The upstream is unreachable: " + reason(unreachable), unreachable);
        }
    }

    /** Returns the message of the failure or its causes: the JDK often has one only in a cause, or none at all. */
    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message != null
                ? message
                : failure.getCause() != null
                        ? reason(failure.getCause())
                        : failure.getClass().getSimpleName();
    }

    private static UpstreamResponse checked(
            URI uri, HttpResponse<InputStream> response, @Nullable CacheValidators validators)
            throws UpstreamException {
        var status = response.statusCode();
        if (status == 200 || status == 204 || status == 304 && validators != null) {
            return new UpstreamResponse(uri, status, response.headers(), response.body());
        }
        var message = String.format(Locale.ROOT, "The upstream responded with status %d%s", status, excerpt(response));
        if (status == 429 || status == 503) {
            throw UpstreamException.busy(message, retryAfter(response.headers()));
        }
        throw status >= 500 || status == 408
                ? UpstreamException.temporary(message, null)
                : UpstreamException.permanent(message);
    }

    private static String excerpt(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            var gzipped = response.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase);
            var decompressed = gzipped.isPresent() ? new GZIPInputStream(body) : body;
            var text = new String(decompressed.readNBytes(MAX_EXCERPT), StandardCharsets.UTF_8)
                    .replaceAll("[\\s\\p{C}]+", " ")
                    .strip();
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException ignored) {
            // the response is not used
        }
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        var value = headers.firstValue("Retry-After").map(String::strip).orElse("");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        var now = headers.firstValue("Date").flatMap(UpstreamClient::date).orElseGet(ZonedDateTime::now);
        return date(value)
                .map(at -> Duration.between(now, at))
                .filter(wait -> !wait.isNegative())
                .orElse(null);
    }

    private static Optional<ZonedDateTime> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}

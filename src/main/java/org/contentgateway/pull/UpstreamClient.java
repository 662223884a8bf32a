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
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Asks upstreams over HTTP. Answers come as streams, and no redirect leads to another host. */
@ApplicationScoped
class UpstreamClient {

    private static final int MAX_REDIRECTS = 5;

    /** How much of an answer that says no is shown to operators, in bytes. */
    private static final int SHOWN = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** An answer that can be used: 200, 204, or 304 where that was asked for. Whoever gets it closes it. */
    record UpstreamResponse(URI uri, int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

        /** The other side's clock; ours where it does not tell. */
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
     * @param validators what an earlier answer to this request said of its version; null for none
     * @param deadline when the whole pull has to be over, as {@link System#nanoTime} counts
     */
    UpstreamResponse get(Upstream upstream, URI uri, @Nullable CacheValidators validators, long deadline)
            throws UpstreamException {
        var at = uri;
        for (var redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            var response = send(upstream, at, validators, deadline);
            var location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || response.statusCode() == 304 || location.isEmpty()) {
                return answer(at, response, validators);
            }
            close(response);
            at = sameOrigin(at, location.get(), "it redirects");
        }
        throw UpstreamException.lasting("it redirects in a circle");
    }

    /** @throws UpstreamException for an address of another origin: whatever goes with a request is meant for this one */
    static URI sameOrigin(URI from, String reference, String what) throws UpstreamException {
        URI to;
        try {
            to = from.resolve(reference);
        } catch (IllegalArgumentException unreadable) {
            throw UpstreamException.lasting(what + " to what is no address");
        }
        if (!from.getScheme().equalsIgnoreCase(to.getScheme())
                || !from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority())) {
            throw UpstreamException.lasting("%s to %s://%s, which is not followed: set the url to it if that is meant"
                    .formatted(what, to.getScheme(), to.getRawAuthority()));
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
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw UpstreamException.passing("the gateway is stopping", stopped);
        } catch (InterruptedIOException | HttpTimeoutException late) {
            throw UpstreamException.passing("it did not answer within %d ms".formatted(timeout.toMillis()), late);
        } catch (IOException unreachable) {
            throw UpstreamException.passing("it can't be reached: " + reason(unreachable), unreachable);
        }
    }

    /** The JDK often says why only in a cause, or by the name of a class. */
    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message != null
                ? message
                : failure.getCause() != null
                        ? reason(failure.getCause())
                        : failure.getClass().getSimpleName();
    }

    private static UpstreamResponse answer(
            URI uri, HttpResponse<InputStream> response, @Nullable CacheValidators validators)
            throws UpstreamException {
        var status = response.statusCode();
        if (status == 200 || status == 204 || status == 304 && validators != null) {
            return new UpstreamResponse(uri, status, response.headers(), response.body());
        }
        var message = "it answers %d%s".formatted(status, shown(response));
        if (status == 429 || status == 503) {
            throw UpstreamException.busy(message, retryAfter(response.headers()));
        }
        throw status >= 500 || status == 408
                ? UpstreamException.passing(message, null)
                : UpstreamException.lasting(message);
    }

    private static String shown(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            var gzipped = response.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase);
            var plain = gzipped.isPresent() ? new GZIPInputStream(body) : body;
            var text = new String(plain.readNBytes(SHOWN), StandardCharsets.UTF_8)
                    .replaceAll("[\\s\\p{C}]+", " ")
                    .strip();
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException brokenOff) {
            return "";
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // nothing is wanted of it
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
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}

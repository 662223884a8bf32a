package org.contentgateway.cdn;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cache in front of the gateway that drops responses by surrogate key on an HTTP request. */
final class PurgeTarget {

    private final HttpClient client;
    private final HttpRequest request;
    private final String header;
    private final int maxKeys;
    private final Duration timeout;

    /**
     * @param url one of the configured URLs
     * @throws ConfigurationException for invalid settings
     */
    PurgeTarget(URI url, PurgeConfig config) {
        this.header = config.header();
        this.maxKeys = config.maxKeysPerRequest();
        this.timeout = config.timeout();
        if (maxKeys < 1) {
            throw new ConfigurationException(
                    String.format(Locale.ROOT, "gateway.purge.max-keys-per-request: %d must be at least 1", maxKeys));
        }
        this.request = request(url, config);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // no upgrade to HTTP/2, which a cache may forward to the gateway
                .connectTimeout(timeout)
                .build();
    }

    private static HttpRequest request(URI url, PurgeConfig config) {
        try {
            var request = HttpRequest.newBuilder(url).method(config.method(), HttpRequest.BodyPublishers.noBody());
            config.headers().forEach(request::header);
            request.copy().header(config.header(), "key");
            return request.build();
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "gateway.purge.url, .method, .header or .headers for %s: %s",
                    url,
                    invalid.getMessage()));
        }
    }

    /** Returns its URL, which identifies its position. */
    String name() {
        return request.uri().toString();
    }

    /** Purges all responses that have one of these keys. */
    void purge(Collection<String> keys) throws IOException {
        var keyList = new ArrayList<>(keys);
        for (var from = 0; from < keyList.size(); from += maxKeys) {
            send(String.join(" ", keyList.subList(from, Math.min(from + maxKeys, keyList.size()))));
        }
    }

    private void send(String keys) throws IOException {
        var purge = HttpRequest.newBuilder(request, (name, value) -> true)
                .header(header, keys)
                .build();
        var response = client.sendAsync(purge, HttpResponse.BodyHandlers.discarding());
        var status = await(response).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the cache responded with status " + status);
        }
    }

    /** Waits for the complete response: the client's own timeout ends with the headers. */
    private <T> T await(CompletableFuture<T> response) throws IOException {
        try {
            return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("the cache is unreachable: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException timedOut) {
            throw new IOException("the cache did not respond within " + timeout, timedOut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the gateway is stopping");
        } finally {
            response.cancel(true);
        }
    }
}

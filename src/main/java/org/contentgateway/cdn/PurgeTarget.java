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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cache in front that is told by HTTP which keys to drop. */
final class PurgeTarget {

    private final HttpClient client;
    private final HttpRequest request;
    private final String header;
    private final int maxKeys;
    private final Duration timeout;

    /**
     * @param url one of the configuration's
     * @throws ConfigurationException if no such request can be sent
     */
    PurgeTarget(URI url, PurgeConfig config) {
        this.header = config.header();
        this.maxKeys = config.maxKeysPerRequest();
        this.timeout = config.timeout();
        if (maxKeys < 1) {
            throw new ConfigurationException(
                    "gateway.purge.max-keys-per-request: %d is less than 1".formatted(maxKeys));
        }
        this.request = request(url, config);
        this.client = HttpClient.newBuilder()
                .version(
                        HttpClient.Version
                                .HTTP_1_1) // no attempt to upgrade, which a cache may take for a request to pass on
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
            throw new ConfigurationException(
                    "gateway.purge.url, .method, .header or .headers for %s: %s".formatted(url, invalid.getMessage()));
        }
    }

    /** Its address, by which its position is kept. */
    String name() {
        return request.uri().toString();
    }

    /** Has it drop whatever bears one of these keys. */
    void purge(Collection<String> keys) throws IOException {
        var all = new ArrayList<>(keys);
        for (var from = 0; from < all.size(); from += maxKeys) {
            send(String.join(" ", all.subList(from, Math.min(from + maxKeys, all.size()))));
        }
    }

    private void send(String keys) throws IOException {
        var purge = HttpRequest.newBuilder(request, (name, value) -> true)
                .header(header, keys)
                .build();
        var answer = client.sendAsync(purge, HttpResponse.BodyHandlers.discarding());
        var status = await(answer).statusCode();
        if (status / 100 != 2) {
            throw new IOException("it answers with status " + status);
        }
    }

    /** The client's own time limit ends with the header of an answer; a body may go on for ever. */
    private <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("it can't be reached: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("it does not answer within " + timeout, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the gateway stops");
        } finally {
            answer.cancel(true);
        }
    }
}

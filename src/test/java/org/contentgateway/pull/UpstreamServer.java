package org.contentgateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;

/** An upstream that gives the responses of a test one after the other, then repeats the last. */
final class UpstreamServer implements AutoCloseable {

    /** A received request. */
    record Request(String uri, Headers headers) {}

    @FunctionalInterface
    interface ResponseAction {
        void sendTo(HttpExchange exchange) throws IOException;
    }

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Queue<ResponseAction> responses = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer server;

    UpstreamServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
                var response = responses.size() > 1 ? responses.remove() : responses.element();
                response.sendTo(exchange);
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void respond(ResponseAction... next) {
        responses.clear();
        responses.addAll(List.of(next));
    }

    static ResponseAction status(int status, String body, String... headers) {
        return exchange -> send(exchange, status, body.getBytes(UTF_8), headers);
    }

    static ResponseAction json(String body, String... headers) {
        return status(200, body, headers);
    }

    static ResponseAction gzipped(String body) {
        return exchange -> {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body.getBytes(UTF_8));
            }
            send(exchange, 200, bytes.toByteArray(), "Content-Encoding", "gzip");
        };
    }

    /** Announces more bytes than it sends. */
    static ResponseAction truncated(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length() + 100_000L);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Sends no response until the test ends. */
    ResponseAction silent() {
        return exchange -> await(closing);
    }

    /** Starts a response, then sends nothing more until the test ends. */
    ResponseAction stalling(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(closing);
        };
    }

    static ResponseAction after(CountDownLatch latch, ResponseAction response) {
        return exchange -> {
            await(latch);
            response.sendTo(exchange);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (var i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}

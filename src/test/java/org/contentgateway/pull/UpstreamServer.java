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

/** An upstream that answers as a test tells it to: one answer after another, the last one for ever. */
final class UpstreamServer implements AutoCloseable {

    /** What came in. */
    record Request(String uri, Headers headers) {}

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
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
                var answer = answers.size() > 1 ? answers.remove() : answers.element();
                answer.to(exchange);
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void answers(Answer... next) {
        answers.clear();
        answers.addAll(List.of(next));
    }

    static Answer status(int status, String body, String... headers) {
        return exchange -> send(exchange, status, body.getBytes(UTF_8), headers);
    }

    static Answer json(String body, String... headers) {
        return status(200, body, headers);
    }

    static Answer gzipped(String body) {
        return exchange -> {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body.getBytes(UTF_8));
            }
            send(exchange, 200, bytes.toByteArray(), "Content-Encoding", "gzip");
        };
    }

    /** Promises more than it sends. */
    static Answer brokenOff(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length() + 100_000L);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /** Takes the request and says nothing, until the test is over. */
    Answer silent() {
        return exchange -> await(closing);
    }

    /** Begins an answer, and then says nothing more until the test is over. */
    Answer stalling(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(closing);
        };
    }

    static Answer after(CountDownLatch latch, Answer answer) {
        return exchange -> {
            await(latch);
            answer.to(exchange);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
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

package org.contentgateway.cdn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that writes down what it is told to drop, and answers as a test wants it. */
final class FakeCdn implements AutoCloseable {

    /** What a request is answered with. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws Exception;
    }

    /** A request as it came. */
    record Purge(String method, String keys, List<String> token) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Purge> heard = new LinkedBlockingQueue<>();
    private volatile Behaviour behaviour = answering(200);

    FakeCdn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(new Purge(
                    exchange.getRequestMethod(),
                    headers.getFirst("Surrogate-Key"),
                    headers.getOrDefault("Fastly-Key", List.of())));
            try (exchange) {
                behaviour.answer(exchange);
            } catch (Exception gone) {
                throw new IOException(gone);
            }
        });
        server.start();
    }

    static Behaviour answering(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    String url() {
        return "http://localhost:%d/purge".formatted(server.getAddress().getPort());
    }

    /** The next request, once it comes. */
    Purge next() throws InterruptedException {
        var purge = heard.poll(20, TimeUnit.SECONDS);
        if (purge == null) {
            throw new AssertionError("nothing was purged");
        }
        return purge;
    }

    /** What has come and was not looked at yet. */
    List<Purge> rest() {
        var rest = new ArrayList<Purge>();
        heard.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

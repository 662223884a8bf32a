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

/** An HTTP server that records purge requests and responds as a test defines. */
final class FakeCdn implements AutoCloseable {

    /** Responds to a request. */
    interface Behaviour {
        void respond(HttpExchange exchange) throws Exception;
    }

    /** A purge request. */
    record Purge(String method, String keys, List<String> token) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Purge> received = new LinkedBlockingQueue<>();
    private volatile Behaviour behaviour = responding(200);

    FakeCdn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Purge(
                    exchange.getRequestMethod(),
                    headers.getFirst("Surrogate-Key"),
                    headers.getOrDefault("Fastly-Key", List.of())));
            try (exchange) {
                behaviour.respond(exchange);
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        });
        server.start();
    }

    static Behaviour responding(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/purge";
    }

    /** Waits for the next request and returns it. */
    Purge next() throws InterruptedException {
        var purge = received.poll(20, TimeUnit.SECONDS);
        if (purge == null) {
            throw new AssertionError("nothing was purged");
        }
        return purge;
    }

    /** Returns the requests received since the last call. */
    List<Purge> takeAll() {
        var purges = new ArrayList<Purge>();
        received.drainTo(purges);
        return purges;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

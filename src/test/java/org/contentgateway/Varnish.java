package org.contentgateway;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real Varnish with the documented VCL, and settings of a gateway that purges it. */
public final class Varnish implements QuarkusTestResourceLifecycleManager {

    /** The token that purges require. */
    static final String TOKEN = "sesame";

    private String maxAge = "60s";
    private int port;
    private Path folder;
    private Process process;

    @Override
    public void init(Map<String, String> arguments) {
        maxAge = arguments.getOrDefault("max-age", maxAge);
    }

    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.of(
                "gateway.caching.surrogate-keys",
                "true",
                "gateway.caching.max-age",
                maxAge,
                "gateway.purge.url",
                url(),
                "gateway.purge.headers.\"Purge-Token\"",
                TOKEN);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Varnish.class));
    }

    /** Starts Varnish in front of a gateway, once for all tests of a class. */
    void start(URI gateway) throws IOException {
        if (process != null) {
            return;
        }
        var varnishd = Tools.program("varnishd", "install varnish and varnish-modules");
        folder = Files.createTempDirectory("varnish");
        Files.writeString(
                folder.resolve("backend.vcl"),
                "backend gateway { .host = \"127.0.0.1\"; .port = \"%d\"; }".formatted(gateway.getPort()));
        var command = new ProcessBuilder(
                varnishd.toString(),
                "-F",
                "-j",
                "none",
                "-n",
                folder.resolve("run").toString(),
                "-T",
                "none",
                "-a",
                "127.0.0.1:" + port,
                "-s",
                "malloc,16m",
                "-p",
                "vcl_path=" + folder,
                "-f",
                Path.of("docs/varnish.vcl").toAbsolutePath().toString());
        command.environment().put("PURGE_TOKEN", TOKEN);
        process = command.inheritIO().start();
        await("Varnish listens").ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
    }

    /** Returns its URL. */
    String url() {
        return "http://127.0.0.1:%d/".formatted(port);
    }

    /** Returns one of its counters, like {@code MAIN.fetch_304}. */
    long counter(String name) throws IOException {
        var stat = new ProcessBuilder(
                        Tools.program("varnishstat", "install varnish").toString(),
                        "-n",
                        folder.resolve("run").toString(),
                        "-1",
                        "-f",
                        name)
                .start();
        var line = new String(stat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(line.split("\\s+")[1]);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}

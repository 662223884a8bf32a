package org.contentgateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Forwards TCP connections to a database, and can break them without closing them, as a firewall that forgets them does. */
final class DatabaseProxy implements AutoCloseable {

    private final int databasePort;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile AtomicBoolean isBroken = new AtomicBoolean();

    DatabaseProxy(int databasePort) throws IOException {
        this.databasePort = databasePort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on, nothing is forwarded on the present connections. New ones work. */
    void breakConnections() {
        isBroken.set(true);
        isBroken = new AtomicBoolean();
    }

    private void accept() throws IOException {
        while (true) {
            var client = server.accept();
            var database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
            sockets.addAll(List.of(client, database));
            var isBroken = this.isBroken;
            start(() -> forward(client, database, isBroken));
            start(() -> forward(database, client, isBroken));
        }
    }

    private static void forward(Socket from, Socket to, AtomicBoolean isBroken) throws IOException {
        var buffer = new byte[8192];
        for (var count = 0; count >= 0; count = from.getInputStream().read(buffer)) {
            if (!isBroken.get()) {
                to.getOutputStream().write(buffer, 0, count);
            }
        }
        if (!isBroken.get()) {
            from.close();
            to.close();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // ends the connection's thread
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}

package io.xplorr.testkit.aws.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Stands between the clients and the HTTP server, and breaks answers at the level of bytes: an HTTP server by itself
 * takes care never to do what a broken network does. Thread-safe.
 */
public final class Relay implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket listener;
    private final WireMockFront front;
    private final Duration latency;
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-aws-relay");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts to listen on the loopback address.
     *
     * @param port the port, or 0 for a free one
     * @param latency how much longer each answer takes
     */
    public Relay(int port, WireMockFront front, Duration latency) {
        this.front = front;
        this.latency = latency;
        try {
            this.listener = new ServerSocket(port, 1024, LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException("listening on port " + port + " failed: " + e.getMessage(), e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                relay(listener.accept());
            } catch (IOException | RejectedExecutionException e) {
                // We are closing, or the client was gone before it was accepted: nobody is left to tell.
            }
        }
    }

    private void relay(Socket client) throws IOException {
        RelayedConnection connection =
                new RelayedConnection(client, new Socket(LOOPBACK, front.port()), front, latency);
        connections.add(connection);
        threads.execute(connection::sendRequests);
        threads.execute(() -> {
            connection.deliverAnswers();
            connections.remove(connection);
        });
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the port failed", e);
        } finally {
            connections.forEach(RelayedConnection::close);
            threads.shutdownNow();
        }
    }
}

package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.Fault;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One client's connection and ours to the HTTP server. Thread-safe. */
final class RelayedConnection {
    private static final int SLOW_PIECES = 20;
    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final WireMockFront front;
    private final Duration latency;
    private final CountDownLatch over = new CountDownLatch(1);

    RelayedConnection(Socket client, Socket server, WireMockFront front, Duration latency) throws IOException {
        this.client = client;
        this.server = server;
        this.front = front;
        this.latency = latency;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** Passes on all that the client sends, until it closes. */
    void sendRequests() {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException e) {
            // One of the two is gone; the other one goes now.
        } finally {
            close();
        }
    }

    /** Passes on the answers, broken as ordered, until either side closes. */
    void deliverAnswers() {
        try (InputStream in = new BufferedInputStream(server.getInputStream(), BUFFER)) {
            OutputStream out = client.getOutputStream();
            for (Optional<Head> head = Head.read(in); head.isPresent(); head = Head.read(in)) {
                List<Fault> faults = head.get().faults().map(front::takeFaults).orElse(List.of());
                pause(latency);
                for (Fault fault : faults) {
                    if (fault instanceof Fault.Delay delay) {
                        pause(delay.duration());
                    }
                }
                if (head.get().length() < 0) { // no answer of ours: whatever the HTTP server has to say for itself
                    out.write(head.get().bytes());
                    in.transferTo(out);
                    return;
                }
                if (!deliver(head.get(), in, out, faults)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The connection or the fake is being closed.
        } finally {
            close();
        }
    }

    /** Delivers one answer; tells whether the connection can go on. */
    private boolean deliver(Head head, InputStream in, OutputStream out, List<Fault> faults)
            throws IOException, InterruptedException {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Broken broken) {
                breakOff(broken.how(), head, in, out);
                return false;
            }
            if (fault instanceof Fault.Slow slow) {
                out.write(head.bytes());
                int piece = Math.max(1, head.length() / SLOW_PIECES);
                for (int sent = 0; sent < head.length(); sent += piece) {
                    out.write(in.readNBytes(Math.min(piece, head.length() - sent)));
                    out.flush();
                    pause(slow.duration().dividedBy(SLOW_PIECES));
                }
                return true;
            }
        }
        copy(head, head.length(), in, out);
        return true;
    }

    private void breakOff(Fault.Break how, Head head, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        switch (how) {
            case RESET -> client.setSoLinger(true, 0);
            case RESET_MID_BODY -> {
                copy(head, head.length() / 2, in, out);
                client.setSoLinger(true, 0); // what close() then sends is a reset
            }
            case TRUNCATED -> copy(head, head.length() / 2, in, out);
            case STALLED -> over.await();
            case STALLED_MID_BODY -> {
                copy(head, head.length() / 2, in, out);
                over.await();
            }
        }
    }

    private static void copy(Head head, int length, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int inHead = Math.min(buffer.length - head.bytes().length, length);
        // Head and the first part of the body in one write, so that a small answer is one packet.
        System.arraycopy(head.bytes(), 0, buffer, 0, head.bytes().length);
        int read = in.readNBytes(buffer, head.bytes().length, inHead);
        out.write(buffer, 0, head.bytes().length + read);
        for (int left = length - read; left > 0; ) {
            int n = in.read(buffer, 0, Math.min(left, buffer.length));
            if (n < 0) {
                throw new IOException("the server closed in the middle of an answer");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
        out.flush();
    }

    private void pause(Duration duration) throws InterruptedException {
        if (!duration.isZero() && over.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the connection was closed");
        }
    }

    void close() {
        over.countDown();
        closeQuietly(client);
        closeQuietly(server);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for us, whatever the other side thinks.
        }
    }

    /** The head of an answer, as it is passed on: without our own header; the length is negative if it is not told. */
    private record Head(byte[] bytes, int length, Optional<String> faults) {
        static Optional<Head> read(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            int length = -1;
            Optional<String> faults = Optional.empty();
            while (true) {
                String line = line(in);
                if (line == null) {
                    return Optional.empty();
                }
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith(WireMockFront.FAULTS_HEADER)) {
                    faults = Optional.of(value(line));
                    continue;
                }
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(value(line));
                }
                bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                if (line.isEmpty()) {
                    return Optional.of(new Head(bytes.toByteArray(), length, faults));
                }
            }
        }

        private static String value(String line) {
            return line.substring(line.indexOf(':') + 1).strip();
        }

        private static @org.jspecify.annotations.Nullable String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    return line.toString();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return null;
        }
    }
}

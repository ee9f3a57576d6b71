package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.Fault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
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
            for (Optional<AnswerHead> head = AnswerHead.read(in); head.isPresent(); head = AnswerHead.read(in)) {
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
    private boolean deliver(AnswerHead head, InputStream in, OutputStream out, List<Fault> faults)
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

    private void breakOff(Fault.Break how, AnswerHead head, InputStream in, OutputStream out)
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

    private static void copy(AnswerHead head, int length, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int inHead = Math.min(buffer.length - head.bytes().length, length);
        // AnswerHead and the first part of the body in one write, so that a small answer is one packet.
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
}

package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The runs and verifications that are under way, until there are to be none any more. Thread-safe. */
final class OpenRuns implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<RunningSync> running = new HashSet<>();
    private final Set<RunControl> verifying = new HashSet<>();
    private boolean closed;

    /**
     * Adds a run.
     *
     * @throws IllegalStateException if this is closed
     */
    void add(RunningSync sync) {
        locked(() -> {
            requireOpen();
            return running.add(sync);
        });
    }

    /**
     * Returns the run under way of the same connection, one that asks for the same if there is; adds this one if there is none.
     *
     * @throws IllegalStateException if this is closed
     */
    Optional<RunningSync> findOrAdd(RunningSync sync) {
        return locked(() -> {
            requireOpen();
            Optional<RunningSync> underWay = running.stream()
                    .filter(other -> other.isUnderWay(sync.connectionId()))
                    .max(Comparator.comparing(other -> other.asksFor(sync.request())));
            if (underWay.isEmpty()) {
                running.add(sync);
            }
            return underWay;
        });
    }

    void remove(RunningSync sync) {
        locked(() -> running.remove(sync));
    }

    /**
     * Adds a verification.
     *
     * @throws IllegalStateException if this is closed
     */
    void add(RunControl verification) {
        locked(() -> {
            requireOpen();
            return verifying.add(verification);
        });
    }

    void remove(RunControl verification) {
        locked(() -> verifying.remove(verification));
    }

    List<RunningSync> of(ConnectionId connectionId) {
        return locked(
                () -> running.stream().filter(sync -> sync.reads(connectionId)).toList());
    }

    /** Notes the number that the store gave to a run, and returns the connection's runs of lower numbers. */
    List<RunningSync> opened(RunControl control, ConnectionId connectionId, long number) {
        return locked(() -> {
            running.stream().filter(sync -> sync.control() == control).forEach(sync -> sync.opened(number));
            return running.stream()
                    .filter(sync -> sync.isOlder(connectionId, number))
                    .toList();
        });
    }

    /** Cancels all, and waits for the runs to end. */
    @Override
    public void close() {
        List<RunningSync> runs = locked(() -> {
            closed = true;
            return List.copyOf(running);
        });
        List<RunControl> checks = locked(() -> List.copyOf(verifying));
        checks.forEach(control -> control.stop(RunControl.cancelled()));
        runs.forEach(RunningSync::cancel);
        runs.forEach(RunningSync::awaitEnd);
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("this Xplorr is closed");
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.TimeSource;
import io.xplorr.sync.SyncSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for what other processes add to the history, by looking from time to time; has a thread only while somebody
 * waits. Thread-safe.
 */
final class Arrivals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final HistoryTable history;
    private final ScheduledSyncs syncs;
    private final Duration every;
    private final Consumer<ConnectionId> missing;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Awaited> awaited = new ArrayList<>();
    private TimeSource.Signal wake;
    private boolean looking;
    private boolean closed;

    /**
     * Creates what waits for nothing yet.
     *
     * @param missing told, each time it looks, of a connection whose entry is not there; throws {@link
     *     UnknownConnectionException} if none can come
     */
    Arrivals(HistoryTable history, ScheduledSyncs syncs, Duration every, Consumer<ConnectionId> missing) {
        this.missing = missing;
        this.history = history;
        this.syncs = syncs;
        this.every = every;
        this.wake = syncs.time().newSignal();
    }

    /**
     * Returns what completes with a connection's first entry after the one of this number, or with what says that none will
     * come.
     */
    CompletableFuture<SyncSummary> after(ConnectionId connectionId, long number) {
        Awaited next = new Awaited(connectionId, number, new CompletableFuture<>());
        if (isFirst(next)) {
            try {
                syncs.threads().execute(this::look); // outside the lock: who knows what it does with its caller
            } catch (Throwable e) {
                giveUp(e);
            }
        }
        return next.arrival();
    }

    /** Adds one, and returns whether nobody is looking yet. */
    private boolean isFirst(Awaited next) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this Xplorr is closed");
            }
            awaited.add(next);
            boolean first = !looking;
            looking = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Has it look at once. */
    void lookNow() {
        lock.lock();
        try {
            wake.raise();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wake.raise();
        } finally {
            lock.unlock();
        }
        endAll(new IllegalStateException("this Xplorr is closed"));
    }

    private void look() {
        try {
            for (List<Awaited> open = open(); !open.isEmpty(); open = open()) {
                TimeSource.Signal woken = nextWake();
                open.forEach(this::lookFor);
                sleep(woken);
            }
        } catch (Throwable e) {
            giveUp(e);
        }
    }

    private void lookFor(Awaited one) {
        try {
            Optional<SyncSummary> summary = history.firstAfter(one.connectionId(), one.number());
            if (summary.isPresent()) {
                one.arrival().complete(summary.get());
                forgetDone();
            } else {
                missing.accept(one.connectionId());
            }
        } catch (UnknownConnectionException e) {
            one.arrival().completeExceptionally(e); // removed, and synced no more
            forgetDone();
        } catch (RuntimeException e) {
            LOG.debug("history cannot be read, and is looked at again [connection={}]", one.connectionId(), e);
        }
    }

    private void sleep(TimeSource.Signal woken) {
        try {
            woken.await(every);
        } catch (InterruptedException e) {
            LOG.debug("looking goes on: its thread was interrupted, and only closing ends it");
        }
    }

    /** Ends what is awaited, since nobody looks any more; who comes later has it looked for again. */
    private void giveUp(Throwable why) {
        LOG.error("history is not looked at any more for who waits now", why);
        lock.lock();
        try {
            looking = false;
        } finally {
            lock.unlock();
        }
        endAll(why);
    }

    private void endAll(Throwable why) {
        List<Awaited> left;
        lock.lock();
        try {
            left = List.copyOf(awaited);
            awaited.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(one -> one.arrival().completeExceptionally(why));
    }

    private List<Awaited> open() {
        lock.lock();
        try {
            looking = !awaited.isEmpty();
            return List.copyOf(awaited);
        } finally {
            lock.unlock();
        }
    }

    private TimeSource.Signal nextWake() {
        lock.lock();
        try {
            wake = syncs.time().newSignal();
            return wake;
        } finally {
            lock.unlock();
        }
    }

    /** Looks no more for what has come, or was given up by who waited. */
    void forgetDone() {
        lock.lock();
        try {
            awaited.removeIf(one -> one.arrival().isDone());
        } finally {
            lock.unlock();
        }
    }

    private record Awaited(ConnectionId connectionId, long number, CompletableFuture<SyncSummary> arrival) {}
}

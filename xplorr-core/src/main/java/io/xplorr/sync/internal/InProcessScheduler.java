package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps schedules in memory, and syncs what is due on threads of this process: the longest due first, so many at once.
 * Syncs that are triggered begin at once, and count. Thread-safe.
 */
public final class InProcessScheduler implements ClosableScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessScheduler.class);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(365);

    private final ScheduledSyncs syncs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ConnectionId, ScheduledConnection> scheduled = new TreeMap<>();
    private final Map<ConnectionId, CompletableFuture<SyncSummary>> running = new HashMap<>();
    private final List<CompletableFuture<?>> untold =
            new ArrayList<>(); // ended or not, somebody waits for their summary
    private final SyncHistory history = new SyncHistory();
    private @Nullable CompletableFuture<Void> clockwork;
    private TimeSource.Signal wake;
    private boolean closed;

    public InProcessScheduler(ScheduledSyncs syncs) {
        this.syncs = syncs;
        this.wake = syncs.time().newSignal();
    }

    @Override
    public void schedule(ConnectionId connectionId, Schedule schedule) {
        Turn first = syncs.first(connectionId, schedule);
        ScheduledConnection fresh = new ScheduledConnection(connectionId, schedule, first, false);
        change(() -> scheduled.merge(connectionId, fresh, (held, added) -> held.on(schedule, first)));
    }

    @Override
    public void unschedule(ConnectionId connectionId) {
        syncs.require(connectionId);
        change(() -> scheduled.remove(connectionId));
    }

    @Override
    public void pause(ConnectionId connectionId) {
        setPaused(connectionId, true);
    }

    @Override
    public void resume(ConnectionId connectionId) {
        setPaused(connectionId, false);
    }

    @Override
    public CompletionStage<SyncSummary> trigger(ConnectionId connectionId) {
        return start(connectionId);
    }

    @Override
    public List<ScheduledSync> schedules() {
        return locked(() -> scheduled.values().stream()
                .map(connection -> connection.shown(running.containsKey(connection.id())))
                .toList());
    }

    @Override
    public List<SyncSummary> history(ConnectionId connectionId) {
        syncs.require(connectionId);
        return locked(() -> history.of(connectionId));
    }

    @Override
    public void close() {
        List<CompletableFuture<?>> ends = new ArrayList<>();
        change(() -> {
            closed = true;
            ends.addAll(untold);
            if (clockwork != null) {
                ends.add(clockwork);
            }
        });
        ends.forEach(end -> end.handle((value, thrown) -> true).join());
    }

    private void setPaused(ConnectionId connectionId, boolean paused) {
        syncs.require(connectionId);
        change(() -> scheduled.computeIfPresent(connectionId, (id, held) -> held.paused(paused)));
    }

    /** Starts a connection's sync, or joins it. */
    private CompletionStage<SyncSummary> start(ConnectionId connectionId) {
        CompletableFuture<SyncSummary> mine = new CompletableFuture<>();
        CompletableFuture<SyncSummary> first = locked(() -> running.putIfAbsent(connectionId, mine));
        if (first != null) {
            return first.minimalCompletionStage();
        }
        locked(() -> untold.add(mine));
        try {
            syncs.run(connectionId).whenComplete((ended, thrown) -> end(connectionId, ended, mine));
        } catch (RuntimeException e) {
            change(() -> running.remove(connectionId));
            mine.completeExceptionally(e); // whoever has joined meanwhile
            forgetTold();
            throw e;
        }
        return mine.minimalCompletionStage();
    }

    private void end(ConnectionId connectionId, SyncSummary ended, CompletableFuture<SyncSummary> told) {
        UnaryOperator<ScheduledConnection> turn = locked(() -> Optional.ofNullable(scheduled.get(connectionId)))
                .map(taken -> turnAfter(taken, ended))
                .orElse(UnaryOperator.identity());
        change(() -> {
            running.remove(connectionId);
            history.add(ended);
            scheduled.computeIfPresent(connectionId, (id, held) -> turn.apply(held));
        });
        told.complete(ended);
        forgetTold();
    }

    private void forgetTold() {
        locked(() -> untold.removeIf(CompletableFuture::isDone));
    }

    /** Asked outside the lock: it tells listeners, who may wait for others that ask this scheduler. */
    private UnaryOperator<ScheduledConnection> turnAfter(ScheduledConnection taken, SyncSummary ended) {
        Turn next = syncs.next(taken.schedule(), taken.turn().refusals(), ended);
        return held -> held.after(taken.schedule(), next);
    }

    /** Starts what is due, sleeps until something is, and does not end before it is closed. */
    private void runClockwork(CompletableFuture<Void> ended) {
        try {
            while (true) {
                // The signal first and the look after it: what changes in between raises it.
                TimeSource.Signal woken = locked(() -> wake = syncs.time().newSignal());
                if (isClosed()) {
                    return;
                }
                woken.await(startDue());
            }
        } catch (InterruptedException e) {
            LOG.debug("scheduler ends: its thread was interrupted", e);
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    /** Starts what is due, as far as there is room, and returns how long nothing else will be. */
    private Duration startDue() {
        for (ScheduledConnection next = next(); next != null; next = next()) {
            Duration wait = Duration.between(syncs.time().now(), next.dueAt());
            if (wait.compareTo(Duration.ZERO) > 0) {
                return wait;
            }
            startScheduled(next.id());
        }
        return UNTIL_WOKEN;
    }

    private void startScheduled(ConnectionId connectionId) {
        try {
            start(connectionId);
        } catch (UnknownConnectionException e) {
            LOG.debug("schedule ends: the connection is removed [connection={}]", connectionId);
            change(() -> scheduled.remove(connectionId));
        } catch (IllegalStateException e) {
            LOG.debug("scheduler stops: its Xplorr is closed");
            change(() -> closed = true);
        }
    }

    /** Returns what is due first of all that could start, whenever that is. */
    private @Nullable ScheduledConnection next() {
        return locked(() -> closed || running.size() >= syncs.atOnce()
                ? null
                : scheduled.values().stream()
                        .filter(connection -> !connection.paused() && !running.containsKey(connection.id()))
                        .min(Comparator.comparing(ScheduledConnection::dueAt))
                        .orElse(null));
    }

    private boolean isClosed() {
        return locked(() -> closed);
    }

    /** Changes something, and has the clockwork look again; it is started by the first schedule. */
    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            wake.raise();
            if (clockwork == null && !closed && !scheduled.isEmpty()) {
                CompletableFuture<Void> ended = new CompletableFuture<>();
                clockwork = ended;
                syncs.threads().execute(() -> runClockwork(ended));
            }
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}

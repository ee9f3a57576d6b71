package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncSummary;
import java.time.Duration;
import java.time.Instant;
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
 * Keeps schedules in memory, and syncs what is due: the longest due first, so many at once. Syncs that are triggered begin
 * at once, and count. Thread-safe.
 */
public final class InProcessScheduler implements ClosableScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessScheduler.class);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(365);
    // The time that waits go by stands still while a machine is suspended; dates do not.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final ScheduledSyncs syncs;
    private final Clockwork clockwork;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ConnectionId, ScheduledConnection> scheduled = new TreeMap<>();
    private final Map<ConnectionId, CompletableFuture<SyncSummary>> running = new HashMap<>();
    private final List<CompletableFuture<?>> untold =
            new ArrayList<>(); // ended or not, somebody waits for their summary
    private final SyncHistory history = new SyncHistory();
    private boolean closed;

    public InProcessScheduler(ScheduledSyncs syncs) {
        this.syncs = syncs;
        this.clockwork = new Clockwork(syncs.time(), syncs.threads(), this::startDue);
    }

    @Override
    public void schedule(ConnectionId connectionId, Schedule schedule) {
        Turn first = syncs.first(connectionId, schedule);
        boolean mended = locked(() -> Optional.ofNullable(scheduled.get(connectionId)))
                .filter(held -> syncs.isMended(connectionId, held.turn()))
                .isPresent();
        ScheduledConnection fresh = new ScheduledConnection(connectionId, schedule, first, false);
        change(() -> {
            scheduled.merge(connectionId, fresh, (held, added) -> held.on(schedule, first, mended));
            history.begin(connectionId);
        });
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
    public void stop() {
        locked(() -> closed = true);
        clockwork.stop();
    }

    @Override
    public void close() {
        stop();
        List<CompletableFuture<?>> ends = new ArrayList<>(locked(() -> List.copyOf(untold)));
        ends.add(clockwork.end());
        ends.forEach(end -> end.handle((value, thrown) -> true).join());
    }

    private void setPaused(ConnectionId connectionId, boolean paused) {
        syncs.require(connectionId);
        change(() -> scheduled.computeIfPresent(connectionId, (id, held) -> held.paused(paused)));
    }

    /** Starts a connection's sync, or joins it. */
    private CompletionStage<SyncSummary> start(ConnectionId connectionId) {
        CompletableFuture<SyncSummary> mine = new CompletableFuture<>();
        CompletableFuture<SyncSummary> first = locked(() -> underWay(connectionId, mine));
        if (first != null) {
            return first.minimalCompletionStage();
        }
        try {
            syncs.run(connectionId).whenComplete((ended, thrown) -> end(connectionId, ended, mine));
        } catch (Throwable e) {
            change(() -> running.remove(connectionId));
            mine.completeExceptionally(e); // whoever has joined meanwhile
            forgetTold();
            throw e;
        }
        return mine.minimalCompletionStage();
    }

    /** Returns the sync that is under way; if there is none, the given one is from now on. */
    private @Nullable CompletableFuture<SyncSummary> underWay(
            ConnectionId connectionId, CompletableFuture<SyncSummary> mine) {
        if (closed) {
            throw new IllegalStateException("this Xplorr is closed");
        }
        CompletableFuture<SyncSummary> first = running.putIfAbsent(connectionId, mine);
        if (first == null) {
            untold.add(mine);
        }
        return first;
    }

    /** Notes an end. Whatever goes wrong, nobody waits for it in vain, and the connection is synced again. */
    private void end(ConnectionId connectionId, SyncSummary ended, CompletableFuture<SyncSummary> told) {
        lookAtAnother(); // before it is told, which is what closing waits for
        try {
            note(connectionId, ended);
            told.complete(ended);
        } catch (Throwable e) {
            LOG.error("the end of a sync could not be noted [connection={}]", connectionId, e);
            change(() -> running.remove(connectionId));
            putOff(connectionId);
            told.completeExceptionally(e);
        }
        forgetTold();
    }

    /**
     * Looks at whether one more of the connections that are known here is there still. Who is paused, or is not scheduled, has
     * no turn that would find out; and as each sync looks at one, no look takes long.
     */
    private void lookAtAnother() {
        locked(history::next).ifPresent(connectionId -> {
            try {
                syncs.require(connectionId);
            } catch (UnknownConnectionException e) {
                forget(connectionId);
            } catch (Throwable e) { // the end that is being noted has nothing to do with it
                LOG.debug("connection is looked at another time [connection={}]", connectionId, e);
            }
        });
    }

    /** Returns how many connections it remembers. */
    int known() {
        return locked(history::size);
    }

    private void forget(ConnectionId connectionId) {
        LOG.debug("schedule and history end: the connection is removed [connection={}]", connectionId);
        change(() -> {
            scheduled.remove(connectionId);
            history.forget(connectionId);
        });
    }

    private void note(ConnectionId connectionId, SyncSummary ended) {
        UnaryOperator<ScheduledConnection> turn = locked(() -> Optional.ofNullable(scheduled.get(connectionId)))
                .map(taken -> turnAfter(taken, ended))
                .orElse(UnaryOperator.identity());
        change(() -> {
            running.remove(connectionId);
            history.add(ended);
            scheduled.computeIfPresent(connectionId, (id, held) -> turn.apply(held));
        });
    }

    private void forgetTold() {
        locked(() -> untold.removeIf(CompletableFuture::isDone));
    }

    /** Asked outside the lock: it tells listeners, who may wait for others that ask this scheduler. */
    private UnaryOperator<ScheduledConnection> turnAfter(ScheduledConnection taken, SyncSummary ended) {
        Turn next = syncs.next(taken.schedule(), taken.turn().refusals(), ended);
        return held -> held.after(taken.schedule(), next);
    }

    /** Starts what is due, as far as there is room, and returns how long nothing else will be, or is to be looked at again. */
    private Duration startDue() {
        for (ScheduledConnection next = next(); next != null; next = next()) {
            Instant now = syncs.time().now();
            Duration wait = Duration.between(now, next.dueAt(now));
            if (wait.compareTo(Duration.ZERO) > 0) {
                return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
            }
            startScheduled(next.id());
        }
        return UNTIL_WOKEN;
    }

    private void startScheduled(ConnectionId connectionId) {
        try {
            start(connectionId);
        } catch (UnknownConnectionException e) {
            forget(connectionId);
        } catch (Throwable e) {
            if (isClosed()) {
                LOG.debug("turn is not taken: this Xplorr is closed [connection={}]", connectionId);
                return;
            }
            LOG.error("turn could not be taken, and comes again [connection={}]", connectionId, e);
            putOff(connectionId);
        }
    }

    /** Has a turn that failed come again, but not at once, or the clockwork would do nothing else. */
    private void putOff(ConnectionId connectionId) {
        Instant later = syncs.time().now().plus(AFTER_FAILURE);
        change(() -> scheduled.computeIfPresent(connectionId, (id, held) -> held.putOffTo(later)));
    }

    /** Returns what is due first of all that could start, whenever that is. */
    private @Nullable ScheduledConnection next() {
        Instant now = syncs.time().now();
        return locked(() -> closed || running.size() >= syncs.atOnce()
                ? null
                : scheduled.values().stream()
                        .filter(connection -> !connection.paused() && !running.containsKey(connection.id()))
                        .min(Comparator.comparing(connection -> connection.dueAt(now)))
                        .orElse(null));
    }

    private boolean isClosed() {
        return locked(() -> closed);
    }

    /** Changes something, and has the clockwork look again; the first schedule starts it. */
    private void change(Runnable change) {
        boolean hasSchedules = locked(() -> {
            change.run();
            return !scheduled.isEmpty();
        });
        if (hasSchedules) {
            clockwork.wake();
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

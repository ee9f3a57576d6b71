package io.xplorr.sync.internal;

import io.xplorr.ErrorKind;
import io.xplorr.spi.TimeSource;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether a run may go on, and wakes those who wait when it may not. Thread-safe. */
final class RunControl {
    private static final Logger LOG = LoggerFactory.getLogger(RunControl.class);

    private final TimeSource time;
    private final long startedAt;
    private final Duration deadline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Thread, Runnable> waiting = new HashMap<>(); // with what breaks off their waits
    private final Set<Thread> interrupted = Collections.newSetFromMap(new ConcurrentHashMap<>()); // by others
    private volatile @Nullable Problem stop;

    RunControl(TimeSource time, Duration deadline) {
        this.time = time;
        this.startedAt = time.nanoTime();
        this.deadline = deadline;
    }

    /** Ends the run; the first reason counts. */
    void stop(Problem reason) {
        List<Runnable> broken;
        lock.lock();
        try {
            if (stop != null) {
                return;
            }
            stop = reason;
            waiting.keySet().forEach(Thread::interrupt);
            broken = List.copyOf(waiting.values());
        } finally {
            lock.unlock();
        }
        broken.forEach(RunControl::runQuietly);
    }

    /** Returns whether the run has ended or is out of time. */
    boolean isOver() {
        return stop != null || isOutOfTime();
    }

    private boolean isOutOfTime() {
        Duration left = remaining();
        return left.isZero() || left.isNegative();
    }

    /** Says what ends the wait of the calling thread, which an interrupt may not; at once if the run has ended. */
    void breakOffBy(Runnable breakOff) {
        boolean over;
        lock.lock();
        try {
            waiting.replace(Thread.currentThread(), breakOff);
            over = stop != null;
        } finally {
            lock.unlock();
        }
        if (over) {
            runQuietly(breakOff);
        }
    }

    // An interrupt is all that it takes.
    private static void byInterrupt() {}

    // What breaks a wait off closes a socket: that one of them fails must not keep the others from it.
    private static void runQuietly(Runnable breakOff) {
        try {
            breakOff.run();
        } catch (RuntimeException e) {
            LOG.debug("a call could not be broken off", e);
        }
    }

    /** Returns at once if the run may go on, and throws if not. */
    void check() {
        if (stop == null && isOutOfTime()) {
            stop(stopped(
                    ProblemCode.DEADLINE_EXCEEDED,
                    "The sync's deadline of " + deadline + " has passed.",
                    "Sync again: what was committed stays, and the rest is planned anew. Raise the deadline if this"
                            + " happens often."));
        }
        Problem reason = stop;
        if (reason != null) {
            throw new StoppedException(reason);
        }
    }

    Duration remaining() {
        return deadline.minusNanos(time.nanoTime() - startedAt);
    }

    void sleep(Duration duration) {
        interruptibly(() -> {
            Duration left = remaining();
            time.sleep(duration.compareTo(left) > 0 ? left : duration);
            return true;
        });
    }

    /** Waits for a slot until the run's deadline. */
    void acquire(Slots slots) {
        boolean acquired = interruptibly(() -> slots.acquire(remaining()));
        if (!acquired) {
            check();
            throw new IllegalStateException("a slot can be refused only at the deadline");
        }
    }

    /**
     * Runs what waits or talks to a provider; only here may the run's end interrupt a thread, never inside a store, some of
     * which close their files on an interrupt.
     */
    <T> T interruptibly(Waiting<T> wait) {
        Runnable outer = enter();
        try {
            return wait.run();
        } catch (InterruptedException e) {
            if (stop == null) {
                interrupted.add(Thread.currentThread());
            }
            stop(cancelled());
            check();
            throw new IllegalStateException("a stopped run throws", e);
        } finally {
            leave(outer);
        }
    }

    /** Interrupts the calling thread if somebody else than the run did, and the run went on to clean up. */
    void restoreInterrupt() {
        if (interrupted.remove(Thread.currentThread())) {
            Thread.currentThread().interrupt();
        }
    }

    <T> T calling(Supplier<T> call) {
        return interruptibly(call::get);
    }

    static Problem cancelled() {
        return stopped(
                ProblemCode.CANCELLED,
                "The sync was cancelled.",
                "Sync again: what was committed stays, and the rest is planned anew.");
    }

    static Problem stopped(ProblemCode code, String message, String remedy) {
        return Problem.builder(code)
                .kind(ErrorKind.STOPPED)
                .message(message)
                .remedy(remedy)
                .build();
    }

    /** Returns what breaks off the wait that this one is a part of, if it is. */
    private @Nullable Runnable enter() {
        check();
        lock.lock();
        try {
            if (stop != null) {
                Thread.currentThread().interrupt();
            }
            return waiting.put(Thread.currentThread(), RunControl::byInterrupt);
        } finally {
            lock.unlock();
        }
    }

    private void leave(@Nullable Runnable outer) {
        lock.lock();
        try {
            if (outer == null) {
                waiting.remove(Thread.currentThread());
            } else {
                waiting.put(Thread.currentThread(), outer);
            }
            if (stop != null) {
                Thread.interrupted(); // it was ours, and the thread goes on to clean up in the store
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something that waits. */
    interface Waiting<T> {
        T run() throws InterruptedException;
    }
}

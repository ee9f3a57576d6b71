package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one run, so many at once and in order: on the run's own thread, and on as many more as the executor
 * has. A busy executor makes a run slower and never stuck. Tasks may add tasks. Thread-safe.
 */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Executor executor;
    private final int mostHelpers;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();
    private TimeSource.Signal change;
    private int helpers; // asked for, or at work
    private int underWay;
    private @Nullable Throwable failure;

    Lanes(Executor executor, int lanes, TimeSource time) {
        this.executor = executor;
        this.mostHelpers = lanes - 1;
        this.time = time;
        this.change = time.newSignal();
    }

    void add(Runnable task) {
        addAll(List.of(task));
    }

    /** Adds tasks that start in their order, as many at once as there are lanes. */
    void addAll(List<? extends Runnable> tasks) {
        int starting;
        lock.lock();
        try {
            pending.addAll(tasks);
            starting = Math.min(mostHelpers - helpers, tasks.size());
            helpers += starting;
            change.raise();
        } finally {
            lock.unlock();
        }
        for (int left = starting; left > 0; left--) {
            try {
                executor.execute(this::help);
            } catch (RejectedExecutionException e) {
                LOG.debug("the executor takes no more tasks", e);
                leave(left);
                return;
            }
        }
    }

    /**
     * Works as one of the lanes until no task is left, waiting for those of the others.
     *
     * @throws RuntimeException or Error, whatever the first task to fail threw; the others ran all the same
     */
    void run() {
        boolean interrupted = false;
        while (true) {
            TimeSource.Signal wake;
            Runnable task;
            lock.lock();
            try {
                task = take();
                if (task == null && underWay == 0) {
                    break;
                }
                wake = change = time.newSignal();
            } finally {
                lock.unlock();
            }
            if (task != null) {
                work(task);
                continue;
            }
            try {
                wake.await(FOR_EVER);
            } catch (InterruptedException e) {
                interrupted = true; // the run's own thread is not for others to interrupt; tasks end by themselves
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
    }

    private void help() {
        for (Runnable task = next(); task != null; task = next()) {
            work(task);
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable task = take();
            if (task == null) {
                helpers--;
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next task, under the lock. */
    private @Nullable Runnable take() {
        Runnable task = pending.poll();
        if (task != null) {
            underWay++;
        }
        return task;
    }

    private void work(Runnable task) {
        Throwable thrown = null;
        try {
            task.run();
        } catch (Throwable e) { // other languages of the JVM throw checked exceptions anywhere
            thrown = e;
        }
        lock.lock();
        try {
            if (failure == null) {
                failure = thrown;
            }
            if (--underWay == 0) {
                change.raise();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(int leaving) {
        lock.lock();
        try {
            helpers -= leaving;
        } finally {
            lock.unlock();
        }
    }

    private void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}

package io.xplorr.sync.internal;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one run, so many at once and in order, on an executor that may have no bound of its own. Tasks may add
 * tasks. Thread-safe.
 */
final class Lanes {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Executor executor;
    private final int lanes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();
    private final TimeSource.Signal idle;
    private int running;

    Lanes(Executor executor, int lanes, TimeSource time) {
        this.executor = executor;
        this.lanes = lanes;
        this.idle = time.newSignal();
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
            starting = Math.min(lanes - running, tasks.size());
            running += starting;
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < starting; i++) {
            executor.execute(this::drain);
        }
    }

    /** Waits until the last task has ended; at least one must have been added. */
    void awaitIdle() {
        boolean interrupted = false;
        while (true) {
            try {
                if (idle.await(FOR_EVER)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true; // the run's own thread is not for others to interrupt; tasks end by themselves
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable task = pending.poll();
            if (task == null && --running == 0) {
                idle.raise();
            }
            return task;
        } finally {
            lock.unlock();
        }
    }
}

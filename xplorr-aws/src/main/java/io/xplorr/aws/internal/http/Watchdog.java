package io.xplorr.aws.internal.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Aborts what takes too long, with one daemon thread that starts with the first watch. Thread-safe. */
public final class Watchdog implements AutoCloseable {
    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer;

    public Watchdog(Duration patience) {
        this.patience = patience;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "xplorr-aws-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs {@code abort} unless the watch is closed in time.
     *
     * @param atMost an end of patience that comes before our own, or after it
     */
    Watch watch(Runnable abort, Duration atMost) {
        Duration left = atMost.compareTo(patience) < 0 ? atMost : patience;
        Future<?> bite = timer.schedule(abort, left.toMillis() + 1, TimeUnit.MILLISECONDS); // not before the time is up
        return () -> bite.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A wait that is being watched; {@link #close()} says that it is over. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

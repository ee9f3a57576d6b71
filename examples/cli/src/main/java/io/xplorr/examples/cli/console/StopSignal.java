package io.xplorr.examples.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Somebody's wish that this process end, by SIGTERM or SIGINT, or this thread, by an interrupt. The process then waits until
 * this is closed, so that the program can end what it does. Used by one thread.
 */
public final class StopSignal implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "xplorr-stop");

    private StopSignal() {}

    public static StopSignal ofProcess() {
        StopSignal stop = new StopSignal();
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** Waits for the wish, and returns whether it came. An interrupt counts, and is answered with that. */
    public boolean await(Duration longest) {
        try {
            return asked.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (asked.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending at this very moment, and the hook does not wait any more.
            }
        }
    }

    private void ask() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

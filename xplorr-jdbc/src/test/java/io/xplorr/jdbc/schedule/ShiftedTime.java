package io.xplorr.jdbc.schedule;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The machine's time, some hours ahead: waits take as long as ever, and the hours in between are skipped. Thread-safe. */
final class ShiftedTime implements TimeSource {
    private volatile Duration ahead = Duration.ZERO;
    private final AtomicInteger refusals = new AtomicInteger();

    void skip(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Lets the next daemons have no thread. */
    void refuseThreads(int times) {
        refusals.set(times);
    }

    @Override
    public Instant now() {
        return TimeSource.system().now().plus(ahead);
    }

    @Override
    public long nanoTime() {
        return TimeSource.system().nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeSource.system().sleep(duration);
    }

    @Override
    public Signal newSignal() {
        return TimeSource.system().newSignal();
    }

    @Override
    public void startDaemon(String name, Runnable waiting) {
        if (refusals.getAndDecrement() > 0) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        TimeSource.system().startDaemon(name, waiting);
    }
}

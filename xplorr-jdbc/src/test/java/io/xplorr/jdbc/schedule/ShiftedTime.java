package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.TimeSource;
import io.xplorr.sync.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** The machine's time, some hours ahead: waits take as long as ever, and the hours in between are skipped. Thread-safe. */
final class ShiftedTime implements TimeSource {
    private volatile Duration ahead = Duration.ZERO;
    private final AtomicInteger refusals = new AtomicInteger();

    /**
     * Starts half an hour after one of a connection's moments, whatever the time of day, so that none comes by itself during a
     * test: neither of six hours, nor of a fraction of them down to five minutes.
     */
    static ShiftedTime afterAMomentOf(ConnectionId connectionId) {
        ShiftedTime time = new ShiftedTime();
        Instant now = time.now();
        time.skip(Duration.between(now, Schedule.defaults().nextAfter(connectionId, now))
                .plusMinutes(31)); // no multiple of five
        return time;
    }

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

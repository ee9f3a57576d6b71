package io.xplorr.jdbc.schedule;

import io.xplorr.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The machine's time, some hours ahead: waits take as long as ever, and the hours in between are skipped. Thread-safe. */
final class ShiftedTime implements TimeSource {
    private volatile Duration ahead = Duration.ZERO;

    void skip(Duration duration) {
        ahead = ahead.plus(duration);
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
}

package io.xplorr.sync;

import io.xplorr.spi.TimeSource;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;

/** A manual clock whose dates are set forward or back; the time that passes is the same. Thread-safe. */
public class ShiftedTime implements TimeSource {
    private final ManualClock clock;
    private volatile Duration shift = Duration.ZERO;

    public ShiftedTime(ManualClock clock) {
        this.clock = clock;
    }

    /** Sets how far dates are ahead; negative is behind. */
    public final void shiftBy(Duration ahead) {
        shift = ahead;
    }

    @Override
    public Instant now() {
        return clock.now().plus(shift);
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        clock.sleep(duration);
    }

    @Override
    public Signal newSignal() {
        return clock.newSignal();
    }

    @Override
    public void startDaemon(String name, Runnable waiting) {
        clock.startDaemon(name, waiting);
    }
}

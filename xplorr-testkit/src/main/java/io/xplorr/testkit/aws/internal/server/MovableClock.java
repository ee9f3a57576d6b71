package io.xplorr.testkit.aws.internal.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward, and goes on from there as the clock does that it is made of. Thread-safe. */
public final class MovableClock extends Clock {
    private final Clock clock;
    private final AtomicReference<Duration> ahead;

    public MovableClock(Clock clock) {
        this(clock, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock clock, AtomicReference<Duration> ahead) {
        this.clock = clock;
        this.ahead = ahead;
    }

    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, was: " + duration);
        }
        ahead.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(clock.withZone(zone), ahead);
    }
}

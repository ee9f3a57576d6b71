package io.xplorr.testkit.aws.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A fault that waits for its calls. Thread-safe. */
public final class ArmedFault {
    private final Fault fault;
    private final CallMatcher matcher;
    private final Instant armedAt;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong met = new AtomicLong();
    private final AtomicBoolean disarmed = new AtomicBoolean();

    /** Made by the fake AWS. */
    public ArmedFault(Fault fault, CallMatcher matcher, Instant armedAt) {
        this.fault = fault;
        this.matcher = matcher;
        this.armedAt = armedAt;
    }

    public Fault fault() {
        return fault;
    }

    /** Returns which calls it hits. */
    public CallMatcher matcher() {
        return matcher;
    }

    /** Returns how many calls it has hit; one that it did nothing to is none. */
    public long met() {
        return met.get();
    }

    /** Lets all further calls pass. */
    public void disarm() {
        disarmed.set(true);
    }

    /** Counts a call that the fault can do something to, if it matches; tells whether it is to be hit. */
    public boolean hits(String action, String region, String accountId, Instant now) {
        return !disarmed.get()
                && matcher.matches(action, region, accountId)
                && matcher.isTurn(seen.incrementAndGet(), Duration.between(armedAt, now));
    }

    /** Counts a call that it has hit. */
    public void meet() {
        met.incrementAndGet();
    }

    @Override
    public String toString() {
        return fault + " on " + matcher + ", met " + met + " of " + seen + " calls";
    }
}

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

    /** Returns how many calls it has hit. */
    public long met() {
        return met.get();
    }

    /** Lets all further calls pass. */
    public void disarm() {
        disarmed.set(true);
    }

    /** Counts a call; tells whether the fault hits it. */
    public boolean hits(String action, String region, String accountId, Instant now) {
        if (disarmed.get()
                || !matcher.matches(action, region, accountId)
                || !matcher.isTurn(seen.incrementAndGet(), Duration.between(armedAt, now))) {
            return false;
        }
        met.incrementAndGet();
        return true;
    }

    @Override
    public String toString() {
        return fault + " on " + matcher + ", met " + met + " of " + seen + " calls";
    }
}

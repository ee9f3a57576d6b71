package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that wait for their calls. Thread-safe. */
public final class Faults {
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, ArmedFault> armed = new ConcurrentSkipListMap<>();

    public Faults(Clock clock) {
        this.clock = clock;
    }

    public ArmedFault arm(Fault fault, CallMatcher matcher) {
        ArmedFault it = new ArmedFault(fault, matcher, clock.instant());
        armed.put(numbers.incrementAndGet(), it);
        return it;
    }

    /** Returns all that are armed, by their numbers, in the order in which they were. */
    Map<Long, ArmedFault> all() {
        return new TreeMap<>(armed);
    }

    /** Disarms one and forgets it; tells whether there was such a one. */
    boolean remove(long number) {
        ArmedFault removed = armed.remove(number);
        if (removed == null) {
            return false;
        }
        removed.disarm();
        return true;
    }

    public List<ArmedFault> unmet() {
        return armed.values().stream().filter(it -> it.met() == 0).toList();
    }

    /** Returns the faults that wait for such a call, in the order in which they were armed. */
    CallFaults of(String action, String region, String accountId) {
        Instant now = clock.instant();
        return new CallFaults(List.copyOf(armed.values()), it -> it.hits(action, region, accountId, now));
    }
}

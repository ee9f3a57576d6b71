package io.xplorr.testkit.aws.internal.server;

import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that wait for their calls. Thread-safe. */
public final class Faults {
    private final Clock clock;
    private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

    public Faults(Clock clock) {
        this.clock = clock;
    }

    public ArmedFault arm(Fault fault, CallMatcher matcher) {
        ArmedFault it = new ArmedFault(fault, matcher, clock.instant());
        armed.add(it);
        return it;
    }

    public List<ArmedFault> unmet() {
        return armed.stream().filter(it -> it.met() == 0).toList();
    }

    /** Returns the faults that hit this call, in the order in which they were armed. */
    List<Fault> hitting(String action, String region, String accountId) {
        Instant now = clock.instant();
        return armed.stream()
                .filter(it -> it.hits(action, region, accountId, now))
                .map(ArmedFault::fault)
                .toList();
    }
}

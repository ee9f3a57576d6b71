package io.xplorr.aws.testing;

import io.xplorr.spi.CallGate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A gate that stands open: makes each call once, and remembers it. */
public final class DirectGate implements CallGate {
    private final List<String> actions = new CopyOnWriteArrayList<>();
    private final AtomicLong units = new AtomicLong();

    @Override
    public <T> T call(String action, long pricedUnits, Supplier<T> call) {
        actions.add(action);
        units.addAndGet(pricedUnits);
        return call.get();
    }

    /** Returns the actions that were called, in order. */
    public List<String> actions() {
        return actions;
    }

    /** Returns how many priced units were asked for. */
    public long units() {
        return units.get();
    }
}

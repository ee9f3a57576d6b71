package io.xplorr.sync;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that a sync made, and their price. Immutable and thread-safe.
 *
 * @param byAction by the provider's action, such as {@code ce:GetCostAndUsage}, in alphabetical order
 */
public record CallSummary(Map<String, CallCount> byAction) {
    public CallSummary {
        byAction = Collections.unmodifiableMap(new TreeMap<>(byAction));
    }

    public CallCount of(String action) {
        return byAction.getOrDefault(action, CallCount.NONE);
    }

    public CallCount total() {
        return byAction.values().stream().reduce(CallCount.NONE, CallCount::plus);
    }

    /** Returns what the calls cost in US dollars, at the price table's figures. */
    public BigDecimal spend() {
        return total().spend();
    }
}

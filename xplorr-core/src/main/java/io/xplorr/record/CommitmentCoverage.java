package io.xplorr.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of the usage of one period commitments covered. Immutable and thread-safe.
 *
 * @param window the period
 * @param type what kind of commitment, in the provider's word
 * @param groups what the row is grouped by, in the provider's words
 * @param covered the covered part: money, or hours
 * @param onDemand the part that was not
 * @param total both
 * @param details further exact amounts by the provider's names
 */
public record CommitmentCoverage(
        Origin origin,
        Window window,
        CommitmentKind kind,
        String type,
        Map<String, String> groups,
        Quantity covered,
        Quantity onDemand,
        Quantity total,
        Map<String, Quantity> details)
        implements CloudRecord {
    public CommitmentCoverage {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Returns the covered part of the total, 0 to 1 with 34 digits; empty where the total is 0. */
    public Optional<BigDecimal> coverage() {
        return CommitmentUtilization.ratio(covered.value(), total.value());
    }

    @Override
    public String key() {
        return RecordKey.of("commitment-coverage", origin)
                .add(window)
                .add(type)
                .add(groups)
                .hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.of(window.start());
    }
}

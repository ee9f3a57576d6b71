package io.xplorr.record;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of a commitment was used in one period. Immutable and thread-safe.
 *
 * @param window the period
 * @param type what the commitment is, in the provider's word
 * @param commitmentId the one commitment; empty for all of the type
 * @param account the account that owns the commitment
 * @param groups what the row is grouped by, in the provider's words
 * @param total what was committed: money, or hours
 * @param used the part that was used
 * @param unused the part that was not
 * @param details further exact amounts by the provider's names, such as net savings
 */
public record CommitmentUtilization(
        Origin origin,
        Window window,
        CommitmentKind kind,
        String type,
        Optional<String> commitmentId,
        Optional<String> account,
        Map<String, String> groups,
        Quantity total,
        Quantity used,
        Quantity unused,
        Map<String, Quantity> details)
        implements CloudRecord {
    public CommitmentUtilization {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Returns the used part of the total, 0 to 1 with 34 digits; empty where the total is 0. */
    public Optional<BigDecimal> utilization() {
        return ratio(used.value(), total.value());
    }

    static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(part.divide(whole, MathContext.DECIMAL128));
    }

    @Override
    public String key() {
        return RecordKey.of("commitment-utilization", origin)
                .add(window)
                .add(type)
                .add(commitmentId)
                .add(account)
                .add(groups)
                .hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.of(window.start());
    }
}

package io.xplorr.record;

import java.util.List;
import java.util.Optional;

/**
 * How finely a cost is broken down. Costs of different grains count the same money again and must not be added up.
 * Immutable and thread-safe.
 *
 * @param granularity the length of a charge period
 * @param keys the grouping keys, in order
 * @param filter what the provider was asked to leave out, in the provider's own canonical words; empty for all cost
 */
public record Grain(Granularity granularity, List<DimensionKey> keys, Optional<String> filter) {
    public Grain {
        keys = List.copyOf(keys);
    }

    public static Grain of(Granularity granularity, DimensionKey... keys) {
        return new Grain(granularity, List.of(keys), Optional.empty());
    }

    /** Returns a form that is the same for the same grain, such as {@code DAILY(SubAccountId,ServiceName)}. */
    @Override
    public String toString() {
        String joined =
                String.join(",", keys.stream().map(DimensionKey::toString).toList());
        return granularity + "(" + joined + ")"
                + filter.map(text -> "{" + text + "}").orElse("");
    }
}

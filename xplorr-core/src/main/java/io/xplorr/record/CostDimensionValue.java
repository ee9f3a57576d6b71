package io.xplorr.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One value that a cost dimension takes. Immutable and thread-safe.
 *
 * @param dimension the provider's word for the dimension
 * @param context what the value applies to, in the provider's word, such as {@code COST_AND_USAGE}
 * @param attributes what the provider says besides, such as an account's name
 */
public record CostDimensionValue(
        Origin origin, String context, String dimension, String value, Map<String, String> attributes)
        implements CloudRecord {
    public CostDimensionValue {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String key() {
        return RecordKey.of("dimension-value", origin)
                .add(context)
                .add(dimension)
                .add(value)
                .hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.empty();
    }
}

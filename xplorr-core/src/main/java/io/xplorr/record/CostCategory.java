package io.xplorr.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule set by which a customer sorts costs. Immutable and thread-safe.
 *
 * @param uid the provider's full id
 * @param values what costs can be sorted into
 * @param rules the rules in the provider's own canonical words, in their order
 */
public record CostCategory(
        Origin origin,
        String uid,
        String name,
        Instant effectiveFrom,
        Optional<Instant> effectiveTo,
        Optional<String> defaultValue,
        List<String> values,
        List<String> rules)
        implements CloudRecord {
    public CostCategory {
        values = List.copyOf(values);
        rules = List.copyOf(rules);
    }

    @Override
    public String key() {
        return RecordKey.of("cost-category", origin).add(uid).hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.empty();
    }
}

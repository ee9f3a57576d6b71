package io.xplorr.aws.cost;

import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One more way to break cost down, as a dataset of its own, {@code cost.breakdown.<name>}: read when it is asked for by
 * name, or chosen for all syncs. Its amounts have a grain of their own and cannot be added to others by accident. Immutable
 * and thread-safe.
 *
 * <p>Months are slices (this one and 13 before); for hourly cost, for which the account has to opt in, days are (the last
 * 14). Usage quantity comes with it where {@link DimensionKey#SKU_METER} is a key, which fixes the unit.
 */
public sealed interface CostBreakdown permits CostBreakdownRecord {
    /**
     * Starts a breakdown.
     *
     * @param name lower-case letters, digits and hyphens, starting with a letter
     * @throws IllegalArgumentException if {@code name} is anything else
     */
    static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns {@code cost.breakdown.<name>}. */
    DatasetId dataset();

    /** Returns the length of a charge period; daily by default. */
    Granularity granularity();

    /** Returns what cost is grouped by, two keys at most; none by default, for one total a period. */
    List<DimensionKey> keys();

    /** Returns which costs it is about; all by default. */
    Optional<CostFilter> filter();

    /** Builds a {@link CostBreakdown}. Not thread-safe. */
    final class Builder {
        private static final int MOST_KEYS = 2; // source: ce GetCostAndUsage, parameter GroupBy

        private final DatasetId dataset;
        private Granularity granularity = Granularity.DAILY;
        private final List<DimensionKey> keys = new ArrayList<>();
        private @Nullable CostFilter filter;

        private Builder(String name) {
            if (!name.matches("[a-z][a-z0-9-]{0,60}")) {
                throw new IllegalArgumentException(
                        "name must be lower-case letters, digits and hyphens, starting with a letter, was: " + name);
            }
            this.dataset = DatasetId.of("cost.breakdown." + name);
        }

        public Builder granularity(Granularity granularity) {
            this.granularity = Objects.requireNonNull(granularity, "granularity");
            return this;
        }

        /**
         * Adds a key: a dimension by its FOCUS name or by Cost Explorer's own (such as {@code INSTANCE_TYPE}), a tag, or a
         * cost category.
         *
         * @throws IllegalArgumentException if there are two already, or it is one of them, or it is a resource, a line item, or
         *     of the rules of cost categories only, which AWS does not group by here
         */
        public Builder addKey(DimensionKey key) {
            KnownKeys.require(key);
            if (keys.size() == MOST_KEYS || keys.contains(key)) {
                throw new IllegalArgumentException(
                        "keys must be two different ones at most, were: " + keys + " and " + key);
            }
            keys.add(key);
            return this;
        }

        public Builder filter(CostFilter filter) {
            this.filter = Objects.requireNonNull(filter, "filter");
            return this;
        }

        public CostBreakdown build() {
            return new CostBreakdownRecord(dataset, granularity, List.copyOf(keys), Optional.ofNullable(filter));
        }
    }
}

package io.xplorr.aws.cost;

import io.xplorr.record.DimensionKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Says which costs a breakdown is about. Immutable and thread-safe. {@code toString()} is canonical: it becomes a part of
 * the records' grain.
 */
public sealed interface CostFilter {
    /**
     * Returns costs with one of these values.
     *
     * @throws IllegalArgumentException if no value is given, or {@code key} is a resource, a line item, or of the rules of
     *     cost categories only, which AWS does not filter by here
     */
    static CostFilter where(DimensionKey key, String... values) {
        return new In(key, List.of(values));
    }

    /**
     * Returns costs without a tag, or in no value of a cost category.
     *
     * @throws IllegalArgumentException if {@code key} is a dimension
     */
    static CostFilter absent(DimensionKey key) {
        return new Absent(key);
    }

    /**
     * Returns costs that all of the filters let through.
     *
     * @throws IllegalArgumentException if fewer than two are given
     */
    static CostFilter and(CostFilter... filters) {
        return new And(List.of(filters));
    }

    /**
     * Returns costs that at least one of the filters lets through.
     *
     * @throws IllegalArgumentException if fewer than two are given
     */
    static CostFilter or(CostFilter... filters) {
        return new Or(List.of(filters));
    }

    /** Returns costs that the filter holds back. */
    static CostFilter not(CostFilter filter) {
        return new Not(filter);
    }

    /** Costs with one of the values. */
    record In(DimensionKey key, List<String> values) implements CostFilter {
        public In {
            KnownKeys.require(key);
            values = values.stream().sorted().distinct().toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values of " + key + " must not be empty");
            }
        }

        @Override
        public String toString() {
            return key + " in " + values;
        }
    }

    /** Costs without the tag or category. */
    record Absent(DimensionKey key) implements CostFilter {
        public Absent {
            if (key.kind() == DimensionKey.Kind.DIMENSION) {
                throw new IllegalArgumentException("key must be a tag or a cost category, was: " + key);
            }
        }

        @Override
        public String toString() {
            return key + " absent";
        }
    }

    /** Costs that all let through. */
    record And(List<CostFilter> filters) implements CostFilter {
        public And {
            filters = atLeastTwo(filters);
        }

        @Override
        public String toString() {
            return joined(filters, " and ");
        }
    }

    /** Costs that one lets through. */
    record Or(List<CostFilter> filters) implements CostFilter {
        public Or {
            filters = atLeastTwo(filters);
        }

        @Override
        public String toString() {
            return joined(filters, " or ");
        }
    }

    /** Costs that it holds back. */
    record Not(CostFilter filter) implements CostFilter {
        public Not {
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public String toString() {
            return "not (" + filter + ")";
        }
    }

    private static List<CostFilter> atLeastTwo(List<CostFilter> filters) {
        if (filters.size() < 2) {
            throw new IllegalArgumentException("filters must be two or more, were: " + filters);
        }
        return List.copyOf(filters);
    }

    private static String joined(List<CostFilter> filters, String word) {
        return filters.stream().map(filter -> "(" + filter + ")").collect(Collectors.joining(word));
    }
}

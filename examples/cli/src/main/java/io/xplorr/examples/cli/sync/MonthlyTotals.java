package io.xplorr.examples.cli.sync;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.store.SliceState;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds daily cost up by month and basis, from the sums that a store holds of each slice. */
final class MonthlyTotals {
    private static final String DOLLARS = " USD";

    private MonthlyTotals() {}

    /**
     * Returns the exact sums of each month by basis, such as {@code UNBLENDED}; other currencies than US dollars, which
     * cannot be added to them, have a sum of their own, such as {@code UNBLENDED EUR}.
     */
    static SortedMap<YearMonth, SortedMap<String, BigDecimal>> byMonth(Collection<SliceState> held) {
        SortedMap<YearMonth, SortedMap<String, BigDecimal>> months = new TreeMap<>();
        held.stream()
                .filter(state -> state.slice().dataset().equals(CostDatasets.DAILY))
                .forEach(state -> {
                    YearMonth month = YearMonth.from(state.slice().window().startDate());
                    Map<String, BigDecimal> sums = months.computeIfAbsent(month, first -> new TreeMap<>());
                    state.seal().totals().forEach((key, sum) -> sums.merge(basis(key), sum, BigDecimal::add));
                });
        return months;
    }

    private static String basis(String key) {
        return key.endsWith(DOLLARS) ? key.substring(0, key.length() - DOLLARS.length()) : key;
    }
}

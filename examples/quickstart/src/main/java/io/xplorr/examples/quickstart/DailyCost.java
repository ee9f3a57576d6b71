package io.xplorr.examples.quickstart;

import io.xplorr.record.CostAmount;
import io.xplorr.record.CostRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What something cost on each day, exactly, in US dollars. Not thread-safe. */
final class DailyCost {
    private final SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();

    static DailyCost of(Collection<CostRecord> records) {
        DailyCost cost = new DailyCost();
        records.forEach(cost::add);
        return cost;
    }

    /** Tells records apart by a key, and returns what each group of them cost. */
    static <K extends Comparable<K>> SortedMap<K, DailyCost> by(
            Function<CostRecord, K> key, Collection<CostRecord> records) {
        SortedMap<K, DailyCost> groups = new TreeMap<>();
        for (CostRecord row : records) {
            groups.computeIfAbsent(key.apply(row), group -> new DailyCost()).add(row);
        }
        return groups;
    }

    private void add(CostRecord row) {
        row.billed()
                .map(CostAmount::value)
                .ifPresent(value -> add(row.chargePeriod().startDate(), value));
    }

    void add(LocalDate day, BigDecimal amount) {
        days.merge(day, amount, BigDecimal::add);
    }

    /** Returns the cost of a day; 0 for one without a row. */
    BigDecimal on(LocalDate day) {
        return days.getOrDefault(day, BigDecimal.ZERO);
    }

    BigDecimal in(YearMonth month) {
        return days.subMap(month.atDay(1), month.plusMonths(1).atDay(1)).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns what the dearest of some days cost. */
    BigDecimal dearest(LocalDate from, LocalDate until) {
        return days.subMap(from, until).values().stream()
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** Returns the first day that has a row. */
    LocalDate first() {
        return days.firstKey();
    }

    /** Returns the last day that has a row. */
    LocalDate last() {
        return days.lastKey();
    }
}

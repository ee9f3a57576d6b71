package io.xplorr.examples.cli.show;

import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.Ref;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds cost records up by month, line and currency, exactly, without keeping them. Not thread-safe. */
final class CostSums {
    private static final String DOLLARS = "USD";

    private final CostBasis basis;
    private final Function<CostRecord, String> line;
    private final SortedMap<YearMonth, SortedMap<Line, BigDecimal>> sums = new TreeMap<>();
    private final SortedSet<YearMonth> estimated = new TreeSet<>();

    /**
     * Creates sums of nothing.
     *
     * @param line tells which line of a table a record belongs to
     */
    CostSums(CostBasis basis, Function<CostRecord, String> line) {
        this.basis = basis;
        this.line = line;
    }

    static String service(CostRecord cost) {
        return cost.service().map(CostRecord.Service::name).orElse("(no service)");
    }

    static String account(CostRecord cost) {
        return cost.subAccount().map(CostSums::text).orElse("(no account)");
    }

    void add(CostRecord cost) {
        YearMonth month = YearMonth.from(cost.chargePeriod().startDate());
        cost.amount(basis).ifPresent(amount -> {
            sums.computeIfAbsent(month, first -> new TreeMap<>())
                    .merge(new Line(line.apply(cost), amount.currency()), amount.value(), BigDecimal::add);
            if (cost.estimated()) {
                estimated.add(month);
            }
        });
    }

    /** Returns the newest months of those that have any cost. */
    SortedMap<YearMonth, SortedMap<Line, BigDecimal>> newest(int months) {
        Set<YearMonth> old =
                sums.keySet().stream().limit(Math.max(0, sums.size() - months)).collect(Collectors.toSet());
        SortedMap<YearMonth, SortedMap<Line, BigDecimal>> newest = new TreeMap<>(sums);
        newest.keySet().removeAll(old);
        return newest;
    }

    boolean isEstimated(YearMonth month) {
        return estimated.contains(month);
    }

    private static String text(Ref account) {
        return account.name().map(name -> account.id() + " " + name).orElse(account.id());
    }

    /** One line of a table: what it is about, and in which currency, as two cannot be added. */
    record Line(String label, String currency) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byLabel = label.compareTo(other.label);
            return byLabel != 0 ? byLabel : currency.compareTo(other.currency);
        }

        /** Returns the label, with the currency where it is none of US dollars. */
        @Override
        public String toString() {
            return currency.equals(DOLLARS) ? label : label + " " + currency;
        }
    }
}

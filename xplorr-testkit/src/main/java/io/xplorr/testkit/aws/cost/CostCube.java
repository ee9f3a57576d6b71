package io.xplorr.testkit.aws.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bill of all accounts. It keeps no sums: each answer is added up from the lines, so the answers to any two
 * questions about the same days agree to the last digit. Immutable and thread-safe.
 */
public final class CostCube {
    private final List<CostLine> lines;

    public CostCube(List<CostLine> lines) {
        this.lines = List.copyOf(lines);
    }

    public List<CostLine> lines() {
        return lines;
    }

    /** Returns the lines of each group, by the values that make the group; sorted, so that pages can be cut. */
    public Map<List<String>, List<CostLine>> groups(CostQuery query) {
        Map<List<String>, List<CostLine>> groups = new TreeMap<>(CostCube::compare);
        for (CostLine line : lines) {
            if (query.filter().test(line)) {
                List<String> key =
                        query.groupBy().stream().map(group -> group.apply(line)).toList();
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
            }
        }
        return groups;
    }

    /** Returns what lines come to in a period, or empty if none of them has a row there. */
    public static Optional<CostSum> sum(List<CostLine> lines, CostPeriod period, LocalDate today) {
        Map<CostMetric, BigDecimal> amounts = new EnumMap<>(CostMetric.class);
        String unit = null;
        boolean sameUnit = true;
        for (CostLine line : lines) {
            Optional<BigDecimal> quantity = quantity(line, period, today);
            if (quantity.isPresent()) {
                add(amounts, line, quantity.get());
                sameUnit &= unit == null || unit.equals(line.unit());
                unit = line.unit();
            }
        }
        return amounts.isEmpty()
                ? Optional.empty()
                : Optional.of(new CostSum(amounts, Optional.ofNullable(sameUnit ? unit : null)));
    }

    private static void add(Map<CostMetric, BigDecimal> amounts, CostLine line, BigDecimal quantity) {
        BigDecimal rate = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        for (CostMetric metric : CostMetric.values()) {
            if (line.rate(metric).compareTo(rate) != 0) { // the five cost metrics mostly share one
                rate = line.rate(metric);
                amount = quantity.multiply(rate);
            }
            amounts.merge(metric, amount, BigDecimal::add);
        }
    }

    private static Optional<BigDecimal> quantity(CostLine line, CostPeriod period, LocalDate today) {
        LocalDate first = period.start().toLocalDate();
        if (period.start().plusDays(1).isAfter(period.end())) {
            return line.quantity(first, today).map(day -> share(day, period));
        }
        BigDecimal sum = null;
        LocalDate end = period.end().toLocalDate();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Optional<BigDecimal> quantity = line.quantity(day, today);
            if (quantity.isPresent()) {
                sum = sum == null ? quantity.get() : sum.add(quantity.get());
            }
        }
        return Optional.ofNullable(sum);
    }

    /** The hours of a day share its quantity evenly; the last one takes what does not divide. */
    private static BigDecimal share(BigDecimal day, CostPeriod period) {
        BigDecimal hour = day.divide(BigDecimal.valueOf(24), day.scale() + 4, RoundingMode.DOWN);
        BigDecimal last = day.subtract(hour.multiply(BigDecimal.valueOf(23)));
        return Stream.iterate(period.start(), at -> at.isBefore(period.end()), at -> at.plusHours(1))
                .map(LocalDateTime::getHour)
                .map(at -> at == 23 ? last : hour)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}

package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes one page of results by time. Not thread-safe: made for one page. */
final class CostAnswers {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private final List<CostPeriod> periods;
    private final List<Map.Entry<List<String>, List<CostLine>>> groups;
    private final List<CostMetric> metrics;
    private final Granularity granularity;
    private final LocalDate today;
    private final LocalDate settledUntil;
    private final boolean unitKnown;
    private final List<Structure> results = new ArrayList<>();
    private final Set<List<String>> keys = new LinkedHashSet<>();

    CostAnswers(
            CostRequest request, Map<List<String>, List<CostLine>> groups, LocalDate today, LocalDate settledUntil) {
        this.periods = request.periods();
        this.groups = List.copyOf(groups.entrySet());
        this.metrics = request.metrics();
        this.granularity = request.granularity();
        this.unitKnown = request.namesUsageType();
        this.today = today;
        this.settledUntil = settledUntil;
    }

    /** Writes the sums of all periods, which need no pages. */
    void totals() {
        List<CostLine> lines =
                groups.stream().flatMap(group -> group.getValue().stream()).toList();
        for (CostPeriod period : periods) {
            CostSum sum = CostCube.sum(lines, period, today).orElse(CostSum.none());
            results.add(result(period, List.of()).put("Total", amounts(sum)));
        }
    }

    /** Writes up to {@code size} groups from an offset on; returns the offset of the next page, if there is one. */
    Optional<Long> grouped(long offset, int size) {
        int written = 0;
        long at = offset;
        long end = (long) periods.size() * Math.max(groups.size(), 1);
        while (at < end && written < size) {
            CostPeriod period = periods.get((int) (at / Math.max(groups.size(), 1)));
            List<Structure> shapes = new ArrayList<>();
            for (int i = (int) (at % Math.max(groups.size(), 1)); i < groups.size() && written < size; i++) {
                Map.Entry<List<String>, List<CostLine>> group = groups.get(i);
                Optional<CostSum> sum = CostCube.sum(group.getValue(), period, today);
                if (sum.isPresent()) {
                    keys.add(group.getKey());
                    shapes.add(new Structure().list("Keys", group.getKey()).put("Metrics", amounts(sum.get())));
                    written++;
                }
                at++;
            }
            at = groups.isEmpty() ? at + 1 : at;
            // An empty period has a total of nothing where one with groups has none.
            Structure total = shapes.isEmpty() ? amounts(CostSum.none()) : new Structure();
            results.add(result(period, shapes).put("Total", total));
        }
        return at < end ? Optional.of(at) : Optional.empty();
    }

    List<Structure> results() {
        return results;
    }

    /** Returns the keys of the groups that were written. */
    Set<List<String>> keys() {
        return keys;
    }

    private Structure result(CostPeriod period, List<Structure> shapes) {
        return new Structure()
                .put("TimePeriod", span(period, granularity))
                .list("Groups", shapes)
                .put("Estimated", period.end().isAfter(settledUntil.atStartOfDay()));
    }

    private Structure amounts(CostSum sum) {
        Structure amounts = new Structure();
        for (CostMetric metric : metrics) {
            String unit =
                    metric.isCost() ? "USD" : sum.unit().filter(it -> unitKnown).orElse("N/A");
            amounts.put(
                    metric.wireName(),
                    new Structure().put("Amount", text(sum.amount(metric))).put("Unit", unit));
        }
        return amounts;
    }

    static Structure span(CostPeriod period, Granularity granularity) {
        boolean hourly = granularity == Granularity.HOURLY;
        return new Structure()
                .put(
                        "Start",
                        hourly ? HOUR.format(period.start()) : period.start().toLocalDate())
                .put("End", hourly ? HOUR.format(period.end()) : period.end().toLocalDate());
    }

    static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}

package io.xplorr.aws.cost.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.PeriodStatus;
import io.xplorr.record.Quantity;
import io.xplorr.record.Window;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.costexplorer.model.DimensionValuesWithAttributes;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

/** Turns an answer of GetCostAndUsage, with or without resources, into records. */
final class CostRows {
    private final String action;
    private final List<DimensionKey> keys;
    private final Grain grain;
    private final int settlingDay;

    CostRows(String action, CostQuery query) {
        this.action = action;
        this.keys = query.keys();
        this.grain = query.grain();
        this.settlingDay = query.settlingDay();
    }

    Page page(
            PageRequest request,
            List<ResultByTime> results,
            List<DimensionValuesWithAttributes> attributes,
            @Nullable String nextToken) {
        Map<String, String> names = names(attributes);
        List<CostRecord> rows = new ArrayList<>();
        Set<Window> provisional = new HashSet<>();
        for (ResultByTime result : results) {
            Window period = CostDates.window(action, result.timePeriod());
            boolean estimated = Boolean.TRUE.equals(result.estimated());
            if (estimated) {
                provisional.add(period);
            }
            if (keys.isEmpty() && !result.total().isEmpty()) {
                rows.add(row(request, period, estimated, List.of(), result.total(), names));
            }
            for (Group group : Answers.whole(action, "Groups", result.groups())) {
                List<String> values = Answers.whole(action, "Keys", group.keys());
                rows.add(row(request, period, estimated, values, group.metrics(), names));
            }
        }
        return Page.of(rows, nextToken, provisional);
    }

    private CostRecord row(
            PageRequest request,
            Window period,
            boolean estimated,
            List<String> values,
            Map<String, MetricValue> metrics,
            Map<String, String> names) {
        if (values.size() != keys.size()) {
            throw Answers.unreadable(action, "a group has the keys " + values + " for " + keys);
        }
        Window month = Window.monthOf(period.start());
        boolean closed = !estimated
                && CostDates.isSettled(month, settlingDay, request.origin().observedAt());
        CostRecord.Builder row = CostRecord.builder(request.origin())
                .grain(grain)
                .chargePeriod(period)
                .billingPeriod(month)
                .estimated(estimated)
                .periodStatus(closed ? PeriodStatus.CLOSED : PeriodStatus.OPEN)
                .currency(currency(metrics));
        new GroupKeys(row, names).put(keys, values);
        CostQuery.BASES.forEach((metric, basis) -> amount(row, metric, basis, metrics.get(metric)));
        MetricValue usage = metrics.get(CostQuery.USAGE);
        if (usage != null && keys.contains(DimensionKey.SKU_METER)) {
            row.usage(new Quantity(
                    Answers.number(action, CostQuery.USAGE, usage.amount()),
                    Answers.required(action, "Unit", usage.unit())));
        }
        return row.build();
    }

    private void amount(CostRecord.Builder row, String metric, CostBasis basis, @Nullable MetricValue value) {
        if (value != null) {
            row.cost(basis, Answers.number(action, metric, value.amount()));
        }
    }

    /** Returns the one currency of all amounts; a record cannot hold two. That of a zero, which may be N/A, is no matter. */
    private String currency(Map<String, MetricValue> metrics) {
        Set<String> units = new HashSet<>();
        Set<String> unitsOfZeros = new TreeSet<>();
        CostQuery.BASES.keySet().forEach(metric -> {
            MetricValue value = metrics.get(metric);
            if (value != null) {
                boolean zero = Answers.number(action, metric, value.amount()).signum() == 0;
                (zero ? unitsOfZeros : units).add(String.valueOf(value.unit()));
            }
        });
        if (units.isEmpty() && !unitsOfZeros.isEmpty()) {
            return unitsOfZeros.stream()
                    .filter(CostRows::isCurrency)
                    .findFirst()
                    .orElse(Amounts.CURRENCY);
        }
        String unit = units.size() == 1 ? units.iterator().next() : "";
        if (!isCurrency(unit)) {
            throw Answers.unreadable(action, "amounts have no single currency: " + units);
        }
        return unit;
    }

    private static boolean isCurrency(String unit) {
        return unit.matches("[A-Z]{3}");
    }

    private Map<String, String> names(List<DimensionValuesWithAttributes> attributes) {
        Map<String, String> names = new HashMap<>();
        for (DimensionValuesWithAttributes value : Answers.whole(action, "DimensionValueAttributes", attributes)) {
            String description = value.attributes().get("description");
            if (value.value() != null && description != null) {
                names.put(value.value(), description);
            }
        }
        return names;
    }
}

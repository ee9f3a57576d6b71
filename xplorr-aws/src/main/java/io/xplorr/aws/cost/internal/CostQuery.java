package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.aws.cost.CostFilter;
import io.xplorr.record.CostBasis;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Grain;
import io.xplorr.record.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;

/**
 * What one dataset asks Cost Explorer for, whatever the window. Immutable and thread-safe.
 *
 * @param settlingDay the day of the next month from which on a month is taken for closed
 */
record CostQuery(
        DatasetId dataset,
        Granularity granularity,
        List<DimensionKey> keys,
        Optional<CostFilter> filter,
        int settlingDay) {
    static final int USUAL_SETTLING_DAY = 10;
    static final String USAGE = "UsageQuantity";
    /** The metrics of Cost Explorer that are money; all come in one answer, at one price. */
    static final Map<String, CostBasis> BASES = Map.of(
            "UnblendedCost", CostBasis.UNBLENDED,
            "NetUnblendedCost", CostBasis.NET_UNBLENDED,
            "AmortizedCost", CostBasis.AMORTIZED,
            "NetAmortizedCost", CostBasis.NET_AMORTIZED,
            "BlendedCost", CostBasis.BLENDED);

    static CostQuery of(DatasetId dataset, Granularity granularity, DimensionKey... keys) {
        return new CostQuery(dataset, granularity, List.of(keys), Optional.empty(), USUAL_SETTLING_DAY);
    }

    static CostQuery of(CostBreakdown breakdown) {
        return new CostQuery(
                breakdown.dataset(), breakdown.granularity(), breakdown.keys(), breakdown.filter(), USUAL_SETTLING_DAY);
    }

    CostQuery withFilter(CostFilter only) {
        return new CostQuery(dataset, granularity, keys, Optional.of(only), settlingDay);
    }

    CostQuery settlingOn(int day) {
        return new CostQuery(dataset, granularity, keys, filter, day);
    }

    Grain grain() {
        return new Grain(granularity, keys, filter.map(CostFilter::toString));
    }

    List<GroupDefinition> groupBy() {
        return keys.stream().map(Dimensions::groupBy).toList();
    }

    Optional<Expression> expression() {
        return filter.map(Dimensions::expression);
    }

    /** Asks for usage only where its unit is the same for all that is summed up. */
    List<String> metrics() {
        List<String> metrics = new ArrayList<>(BASES.keySet());
        metrics.sort(null);
        if (keys.contains(DimensionKey.SKU_METER)) {
            metrics.add(USAGE);
        }
        return metrics;
    }
}

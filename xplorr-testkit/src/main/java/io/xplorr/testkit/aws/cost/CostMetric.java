package io.xplorr.testkit.aws.cost;

import java.util.Arrays;
import java.util.Optional;

/** The metrics of Cost Explorer, under the names that GetCostAndUsage takes. */
public enum CostMetric {
    BLENDED("BlendedCost"),
    UNBLENDED("UnblendedCost"),
    AMORTIZED("AmortizedCost"),
    NET_UNBLENDED("NetUnblendedCost"),
    NET_AMORTIZED("NetAmortizedCost"),
    USAGE_QUANTITY("UsageQuantity"),
    NORMALIZED_USAGE("NormalizedUsageAmount");

    private final String wireName;

    CostMetric(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Tells a metric in a currency from one in units of usage. */
    public boolean isCost() {
        return this != USAGE_QUANTITY && this != NORMALIZED_USAGE;
    }

    /** Returns the metric of a name; the forecast's spelling, such as {@code UNBLENDED_COST}, is taken too. */
    public static Optional<CostMetric> named(String name) {
        String wanted = name.replace("_", "");
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equalsIgnoreCase(wanted))
                .findFirst();
    }
}

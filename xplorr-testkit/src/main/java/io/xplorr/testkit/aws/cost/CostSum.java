package io.xplorr.testkit.aws.cost;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sum by every metric, exact.
 *
 * @param unit the unit of the usage, where all that was summed shares one
 */
public record CostSum(Map<CostMetric, BigDecimal> amounts, Optional<String> unit) {
    public CostSum {
        Map<CostMetric, BigDecimal> copy = new EnumMap<>(CostMetric.class);
        copy.putAll(amounts);
        amounts = Collections.unmodifiableMap(copy);
    }

    /** Returns the sum of no rows. */
    public static CostSum none() {
        return new CostSum(Map.of(), Optional.empty());
    }

    public BigDecimal amount(CostMetric metric) {
        return amounts.getOrDefault(metric, BigDecimal.ZERO);
    }
}

package io.xplorr.testkit.aws.estate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values of CloudWatch metrics. The same question always gets the same answer; called from many threads. */
@FunctionalInterface
public interface MetricSource {
    /** Returns the values of a metric, or empty if nothing is ever measured. */
    Optional<Values> find(Metric metric);

    /** The values of one metric. */
    @FunctionalInterface
    interface Values {
        /** Returns the value over the period that starts then, or empty if nothing was measured. */
        OptionalDouble at(Instant start);
    }

    /**
     * A metric of one account and region.
     *
     * @param statistic such as {@code Average}
     */
    record Metric(
            String accountId,
            String region,
            String namespace,
            String name,
            Map<String, String> dimensions,
            String statistic) {
        public Metric {
            dimensions = Map.copyOf(dimensions);
        }
    }
}

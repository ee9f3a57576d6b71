package io.xplorr.aws.metrics;

import io.xplorr.record.MetricSeries.Statistic;
import java.util.Objects;

/**
 * A metric to read of each resource that its namespace is about. Immutable and thread-safe.
 *
 * @param namespace CloudWatch's, such as {@code AWS/EC2}
 * @param name CloudWatch's, such as {@code CPUUtilization}
 * @param statistic how the values of a period are put together
 */
public record MetricDefinition(String namespace, String name, Statistic statistic) {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public MetricDefinition {
        Objects.requireNonNull(statistic, "statistic");
        if (namespace.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "namespace and name of a metric must not be blank, were: '" + namespace + "' and '" + name + "'");
        }
    }
}

package io.xplorr.aws.metrics;

import static io.xplorr.record.MetricSeries.Statistic.AVERAGE;
import static io.xplorr.record.MetricSeries.Statistic.MAXIMUM;
import static io.xplorr.record.MetricSeries.Statistic.MINIMUM;
import static io.xplorr.record.MetricSeries.Statistic.SUM;

import io.xplorr.record.MetricSeries.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Which metrics to read, how finely, and how far back. Immutable and thread-safe. */
public sealed interface MetricSettings permits MetricSettingsRecord {
    /** Returns hourly values of the last three days, of the default metrics. */
    static MetricSettings defaults() {
        return builder().build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Returns how long one value is; one hour by default. */
    Duration period();

    /** Returns how many UTC days each sync reads, today included; 3 by default. Older days are kept. */
    int lookBackDays();

    /** Returns the metrics; by default CPU, network, disk, connections and requests, whichever a resource has. */
    List<MetricDefinition> metrics();

    /** Builds {@link MetricSettings}. Not thread-safe. */
    final class Builder {
        private Duration period = Duration.ofHours(1);
        private int lookBackDays = 3;
        private List<MetricDefinition> metrics = defaultMetrics();

        private Builder() {}

        /**
         * Sets how long one value is.
         *
         * @throws IllegalArgumentException if it is not 60 seconds or a multiple that divides a day
         */
        public Builder period(Duration period) {
            long seconds = period.toSeconds();
            if (seconds < 60 || seconds % 60 != 0 || Duration.ofDays(1).toSeconds() % seconds != 0) {
                throw new IllegalArgumentException(
                        "period must be 60 seconds or a multiple that divides a day, was: " + period);
            }
            this.period = period;
            return this;
        }

        /**
         * Sets how many UTC days each sync reads, today included.
         *
         * @throws IllegalArgumentException if it is not 1 to 455
         */
        public Builder lookBackDays(int lookBackDays) {
            if (lookBackDays < 1 || lookBackDays > 455) {
                throw new IllegalArgumentException("lookBackDays must be 1 to 455, was: " + lookBackDays);
            }
            this.lookBackDays = lookBackDays;
            return this;
        }

        /** Replaces the metrics. */
        public Builder metrics(List<MetricDefinition> metrics) {
            this.metrics = List.copyOf(metrics);
            return this;
        }

        /** Adds a metric to the others. */
        public Builder addMetric(MetricDefinition metric) {
            List<MetricDefinition> more = new ArrayList<>(metrics);
            more.add(metric);
            return metrics(more);
        }

        /**
         * Builds the settings.
         *
         * @throws IllegalArgumentException if CloudWatch no longer keeps values of that period for that many days
         */
        public MetricSettings build() {
            int kept = daysKept(period);
            if (lookBackDays > kept) {
                throw new IllegalArgumentException("lookBackDays must be at most " + kept + " for a period of " + period
                        + ", was: " + lookBackDays);
            }
            return new MetricSettingsRecord(period, lookBackDays, metrics);
        }

        // Source: CloudWatch GetMetricData, parameter StartTime; a period that is too fine gives nothing, and no error.
        private static int daysKept(Duration period) {
            if (period.toSeconds() % 3600 == 0) {
                return 455;
            }
            return period.toSeconds() % 300 == 0 ? 63 : 15;
        }

        private static List<MetricDefinition> defaultMetrics() {
            List<MetricDefinition> metrics = new ArrayList<>();
            add(metrics, "AWS/EC2", AVERAGE, "CPUUtilization");
            add(metrics, "AWS/EC2", MAXIMUM, "CPUUtilization");
            add(metrics, "AWS/EC2", SUM, "NetworkIn", "NetworkOut", "EBSReadBytes", "EBSWriteBytes");
            add(metrics, "AWS/EBS", SUM, "VolumeReadOps", "VolumeWriteOps", "VolumeReadBytes", "VolumeWriteBytes");
            for (String databases : List.of("AWS/RDS", "AWS/DocDB")) {
                add(metrics, databases, AVERAGE, "CPUUtilization", "ReadIOPS", "WriteIOPS");
                add(metrics, databases, MAXIMUM, "DatabaseConnections");
            }
            add(metrics, "AWS/RDS", MINIMUM, "FreeStorageSpace");
            add(metrics, "AWS/Neptune", AVERAGE, "CPUUtilization");
            add(metrics, "AWS/ApplicationELB", SUM, "RequestCount", "ActiveConnectionCount", "ProcessedBytes");
            add(metrics, "AWS/NetworkELB", SUM, "NewFlowCount", "ProcessedBytes");
            add(metrics, "AWS/NetworkELB", AVERAGE, "ActiveFlowCount");
            add(metrics, "AWS/GatewayELB", SUM, "NewFlowCount", "ProcessedBytes");
            add(metrics, "AWS/ELB", SUM, "RequestCount", "EstimatedProcessedBytes");
            return List.copyOf(metrics);
        }

        private static void add(
                List<MetricDefinition> metrics, String namespace, Statistic statistic, String... names) {
            for (String name : names) {
                metrics.add(new MetricDefinition(namespace, name, statistic));
            }
        }
    }
}

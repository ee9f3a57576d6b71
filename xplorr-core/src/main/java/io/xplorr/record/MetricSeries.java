package io.xplorr.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one metric of one resource measured in one window. Values are {@code double}: they are measurements, not money.
 * Immutable and thread-safe.
 *
 * @param resourceUid the {@link ResourceRecord#uid()} of what was measured
 * @param namespace the provider's group of metrics
 * @param metric the provider's name
 * @param statistic how the values of a period were put together
 * @param unit the provider's word
 * @param period how long one value is
 * @param dimensions what was asked for
 * @param window the span that was asked for
 * @param timestamps the starts of the periods in seconds since 1970, ascending
 * @param values one for each timestamp
 * @param status whether the provider answered in full
 */
public record MetricSeries(
        Origin origin,
        Optional<String> resourceUid,
        String namespace,
        String metric,
        Statistic statistic,
        Optional<String> unit,
        Duration period,
        Map<String, String> dimensions,
        Window window,
        long[] timestamps,
        double[] values,
        Status status)
        implements CloudRecord {

    /** How the values of a period were put together. */
    public enum Statistic {
        AVERAGE,
        SUM,
        MINIMUM,
        MAXIMUM,
        SAMPLE_COUNT
    }

    /** Whether the provider answered in full. */
    public enum Status {
        COMPLETE,
        PARTIAL,
        FORBIDDEN,
        ERROR
    }

    /**
     * Copies both arrays.
     *
     * @throws IllegalArgumentException if they differ in length, or the timestamps do not rise
     */
    public MetricSeries {
        if (timestamps.length != values.length) {
            throw new IllegalArgumentException(
                    "timestamps and values must be as many, were: " + timestamps.length + " and " + values.length);
        }
        for (int i = 1; i < timestamps.length; i++) {
            if (timestamps[i] <= timestamps[i - 1]) {
                throw new IllegalArgumentException("timestamps must rise, were: " + Arrays.toString(timestamps));
            }
        }
        timestamps = timestamps.clone();
        values = values.clone();
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** Returns a copy. */
    @Override
    public long[] timestamps() {
        return timestamps.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public String key() {
        return RecordKey.of("metric", origin)
                .add(resourceUid)
                .add(namespace)
                .add(metric)
                .add(statistic)
                .add(period)
                .add(dimensions)
                .add(window)
                .hex();
    }

    @Override
    public Optional<Instant> periodStart() {
        return Optional.of(window.start());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricSeries that
                && origin.equals(that.origin)
                && resourceUid.equals(that.resourceUid)
                && namespace.equals(that.namespace)
                && metric.equals(that.metric)
                && statistic == that.statistic
                && unit.equals(that.unit)
                && period.equals(that.period)
                && dimensions.equals(that.dimensions)
                && window.equals(that.window)
                && Arrays.equals(timestamps, that.timestamps)
                && Arrays.equals(values, that.values)
                && status == that.status;
    }

    @Override
    public int hashCode() {
        return Objects.hash(resourceUid, namespace, metric, statistic, window, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "MetricSeries[" + namespace + " " + metric + " " + statistic + " " + dimensions + " " + window + " "
                + timestamps.length + " values " + status + "]";
    }
}

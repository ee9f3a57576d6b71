package io.xplorr.aws.metrics.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.metrics.MetricDefinition;
import io.xplorr.record.MetricSeries;
import io.xplorr.record.MetricSeries.Statistic;
import io.xplorr.record.MetricSeries.Status;
import io.xplorr.record.Window;
import io.xplorr.spi.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** One metric of one resource, while its values come in. Not thread-safe. */
final class Series {
    private static final Map<Statistic, String> STATISTICS = Map.of(
            Statistic.AVERAGE, "Average",
            Statistic.SUM, "Sum",
            Statistic.MINIMUM, "Minimum",
            Statistic.MAXIMUM, "Maximum",
            Statistic.SAMPLE_COUNT, "SampleCount");

    private final Metered resource;
    private final MetricDefinition metric;
    private final long periodSeconds;
    private final NavigableMap<Long, Double> points = new TreeMap<>();
    private Status status = Status.COMPLETE;

    Series(Metered resource, MetricDefinition metric, long periodSeconds) {
        this.resource = resource;
        this.metric = metric;
        this.periodSeconds = periodSeconds;
    }

    MetricDataQuery query(String id) {
        List<Dimension> dimensions = resource.dimensions().entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.period((int) periodSeconds)
                        .stat(STATISTICS.get(metric.statistic()))
                        .metric(one -> one.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(dimensions)))
                .build();
    }

    /**
     * Adds one result; a metric may come in several, of which the last says whether it is complete, also after an internal
     * error: AWS asks to go on with the next page then.
     */
    void add(MetricDataResult result) {
        List<Instant> times = Answers.whole(MetricCollector.ACTION, "Timestamps", result.timestamps());
        List<Double> values = Answers.whole(MetricCollector.ACTION, "Values", result.values());
        if (times.size() != values.size()) {
            throw Answers.unreadable(
                    MetricCollector.ACTION, times.size() + " timestamps for " + values.size() + " values");
        }
        for (int i = 0; i < times.size(); i++) {
            points.put(times.get(i).getEpochSecond(), values.get(i));
        }
        if (status != Status.FORBIDDEN) {
            status = statusOf(result);
        }
    }

    /** Returns whether AWS failed to look the metric up, and has not done so since. */
    boolean isBroken() {
        return status == Status.ERROR;
    }

    static boolean isBroken(MetricDataResult result) {
        return statusOf(result) == Status.ERROR;
    }

    /** Returns the values by day; a day without any is left out, unless AWS refused to answer. */
    List<MetricSeries> days(PageRequest request) {
        List<MetricSeries> days = new ArrayList<>();
        Window all = request.window();
        for (Window day = Window.dayOf(all.start()); day.start().isBefore(all.end()); day = Window.dayOf(day.end())) {
            SortedMap<Long, Double> own =
                    points.subMap(day.start().getEpochSecond(), day.end().getEpochSecond());
            if (!own.isEmpty() || status == Status.FORBIDDEN) {
                days.add(series(request, day, own));
            }
        }
        return days;
    }

    private MetricSeries series(PageRequest request, Window day, SortedMap<Long, Double> own) {
        return new MetricSeries(
                request.origin(),
                Optional.of(resource.uid()),
                metric.namespace(),
                metric.name(),
                metric.statistic(),
                Optional.empty(), // GetMetricData does not tell the unit
                Duration.ofSeconds(periodSeconds),
                resource.dimensions(),
                day,
                own.keySet().stream().mapToLong(Long::longValue).toArray(),
                own.values().stream().mapToDouble(Double::doubleValue).toArray(),
                status);
    }

    private static Status statusOf(MetricDataResult result) {
        return switch (String.valueOf(result.statusCodeAsString())) {
            case "Complete" -> Status.COMPLETE;
            case "PartialData" -> Status.PARTIAL;
            case "Forbidden" -> Status.FORBIDDEN;
            default -> Status.ERROR;
        };
    }
}

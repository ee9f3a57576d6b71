package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.estate.MetricSource;
import io.xplorr.testkit.aws.internal.service.Pages.Paging;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** CloudWatch's GetMetricData: metrics, no expressions. */
final class MetricDataOperation {
    private static final Paging PAGING = Paging.by("NextToken");
    private static final int MAX_DATAPOINTS = 100_800;

    private final MetricSource metrics;
    private final Pages pages;

    /** One value of one query; pages are cut between these. */
    private record Datapoint(int query, Instant at, double value) {}

    MetricDataOperation(MetricSource metrics, Pages pages) {
        this.metrics = metrics;
        this.pages = pages;
    }

    Structure get(Invocation call) {
        Instant start = call.input().instant("StartTime").orElseThrow(() -> MetricQuery.missing("StartTime"));
        Instant end = call.input().instant("EndTime").orElseThrow(() -> MetricQuery.missing("EndTime"));
        if (!start.isBefore(end)) {
            throw MetricQuery.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        int size = call.input().integer("MaxDatapoints").orElse(MAX_DATAPOINTS);
        if (size < 1 || size > MAX_DATAPOINTS) {
            throw MetricQuery.invalid("The parameter MaxDatapoints must be from 1 to 100800.");
        }
        List<MetricQuery> queries = MetricQuery.returned(call);
        boolean ascending = isAscending(call);
        List<Datapoint> all = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            datapoints(queries.get(i), i, start, end, ascending, call.now(), all);
        }
        Pages.Page<Datapoint> page = pages.cut(call, PAGING, all, size, (point, at) -> true);
        Set<Integer> unfinished = unfinished(all, page);
        List<Structure> results = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            results.add(result(queries.get(i), i, page.items(), unfinished.contains(i)));
        }
        return new Structure()
                .list("MetricDataResults", results)
                .put("NextToken", page.nextToken())
                .list("Messages", List.of());
    }

    private static boolean isAscending(Invocation call) {
        String order = call.input().text("ScanBy").orElse("TimestampDescending");
        return switch (order) {
            case "TimestampAscending" -> true;
            case "TimestampDescending" -> false;
            default ->
                throw MetricQuery.invalid(
                        "The parameter ScanBy must be TimestampDescending or TimestampAscending, was: " + order);
        };
    }

    /** Returns the queries that have values on later pages. */
    private static Set<Integer> unfinished(List<Datapoint> all, Pages.Page<Datapoint> page) {
        if (page.items().isEmpty()) {
            return Set.of();
        }
        int end = all.indexOf(page.items().get(page.items().size() - 1)) + 1;
        return all.subList(end, all.size()).stream().map(Datapoint::query).collect(Collectors.toSet());
    }

    private static Structure result(MetricQuery query, int index, List<Datapoint> page, boolean unfinished) {
        List<Datapoint> own = page.stream().filter(it -> it.query() == index).toList();
        return new Structure()
                .put("Id", query.id())
                .put("Label", query.label())
                .list("Timestamps", own.stream().map(Datapoint::at).toList())
                .list("Values", own.stream().map(Datapoint::value).toList())
                .put("StatusCode", unfinished ? "PartialData" : "Complete");
    }

    private void datapoints(
            MetricQuery query,
            int index,
            Instant start,
            Instant end,
            boolean ascending,
            Instant now,
            List<Datapoint> all) {
        Optional<MetricSource.Values> values = metrics.find(query.metric());
        if (values.isEmpty() || isTooFine(query.period(), start, now)) {
            return; // CloudWatch gives nothing, and does not say why
        }
        List<Datapoint> own = new ArrayList<>();
        long period = query.period();
        long first = Math.floorDiv(start.getEpochSecond(), period) * period;
        for (long at = first; at < end.getEpochSecond() && at + period <= now.getEpochSecond(); at += period) {
            Instant time = Instant.ofEpochSecond(at);
            OptionalDouble value = values.get().at(time);
            value.ifPresent(it -> own.add(new Datapoint(index, time, it)));
        }
        if (!ascending) {
            own.sort(Comparator.comparing(Datapoint::at).reversed());
        }
        all.addAll(own);
    }

    /** CloudWatch keeps minutes for 15 days, five minutes for 63 and hours for 455. */
    private static boolean isTooFine(int period, Instant start, Instant now) {
        Duration age = Duration.between(start, now);
        int kept = period < 60 ? 0 : period < 300 ? 15 : period < 3600 ? 63 : 455;
        return period < 60 ? age.compareTo(Duration.ofHours(3)) > 0 : age.compareTo(Duration.ofDays(kept)) > 0;
    }
}

package io.xplorr.aws.metrics.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.metrics.MetricDefinition;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.record.DatasetId;
import io.xplorr.record.MetricSeries;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads the metrics of resources whose ids an inventory has handed on; a page is one batch of them. */
final class MetricCollector implements Collector {
    static final String ACTION = "cloudwatch:GetMetricData";

    // Source: CloudWatch GetMetricData, parameters MetricDataQueries and MaxDatapoints.
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;

    private final DatasetId id;
    private final AwsClients clients;
    private final long periodSeconds;
    private final Map<String, List<MetricDefinition>> metrics;

    MetricCollector(DatasetId id, AwsClients clients, MetricSettings settings) {
        this.id = id;
        this.clients = clients;
        this.periodSeconds = settings.period().toSeconds();
        this.metrics = settings.metrics().stream().collect(Collectors.groupingBy(MetricDefinition::namespace));
    }

    @Override
    public DatasetId id() {
        return id;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Instant end = endOfWholePeriods(request);
        int first = request.token().map(Integer::parseInt).orElse(0);
        int next = first;
        List<Series> batch = new ArrayList<>();
        long pointsEach = Math.max(1, secondsTo(end, request) / periodSeconds);
        long most = Math.max(1, Math.min(MOST_QUERIES, MOST_POINTS / pointsEach));
        while (next < request.ids().size()) {
            Metered resource = Metered.parse(request.ids().get(next));
            List<MetricDefinition> wanted = metrics.getOrDefault(resource.namespace(), List.of());
            if (!batch.isEmpty() && batch.size() + wanted.size() > most) {
                break;
            }
            wanted.forEach(metric -> batch.add(new Series(resource, metric, periodSeconds)));
            next++;
        }
        Set<String> messages = Set.of();
        if (!batch.isEmpty() && request.window().start().isBefore(end)) {
            messages = fill(request, end, batch, calls);
        }
        List<MetricSeries> rows =
                batch.stream().flatMap(series -> series.days(request).stream()).toList();
        Page page = Page.of(rows, next < request.ids().size() ? String.valueOf(next) : null);
        for (String message : messages) {
            page = page.withGap(incomplete(message));
        }
        return page;
    }

    /**
     * Asks for a batch, as often as AWS says that there is more, and puts together what belongs together.
     *
     * @return what AWS says about the answers as a whole, such as that it left metrics out
     */
    private Set<String> fill(PageRequest request, Instant end, List<Series> batch, CallGate calls) {
        CloudWatchClient cloudWatch = clients.cloudWatch(request.scope());
        GetMetricDataRequest.Builder page = GetMetricDataRequest.builder()
                .startTime(request.window().start())
                .endTime(end)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .maxDatapoints(MOST_POINTS)
                .metricDataQueries(queries(batch));
        Set<String> seen = new HashSet<>();
        Set<String> messages = new TreeSet<>();
        @Nullable String token = null;
        do {
            GetMetricDataRequest asked = page.nextToken(token).build();
            GetMetricDataResponse response =
                    calls.call(ACTION, batch.size(), () -> sound(cloudWatch.getMetricData(asked)));
            Answers.whole(ACTION, "Messages", response.messages())
                    .forEach(message -> messages.add(message.code() + ": " + message.value()));
            for (MetricDataResult result : Answers.whole(ACTION, "MetricDataResults", response.metricDataResults())) {
                seriesOf(result, batch).add(result);
            }
            token = response.nextToken();
            if (token != null && !seen.add(token)) {
                throw Answers.unreadable(ACTION, "the same page token came again");
            }
        } while (token != null && !token.isEmpty());
        if (batch.stream().anyMatch(Series::isBroken)) {
            throw Answers.unreadable(ACTION, "metrics ended with an internal error of CloudWatch");
        }
        return messages;
    }

    // Within the call, so that it is made again. On an earlier page the next one makes good for it.
    private static GetMetricDataResponse sound(GetMetricDataResponse response) {
        boolean last = response.nextToken() == null || response.nextToken().isEmpty();
        if (last
                && response.metricDataResults().stream()
                        .filter(Objects::nonNull)
                        .anyMatch(Series::isBroken)) {
            throw SdkClientException.create("CloudWatch had an internal error with one of the metrics");
        }
        return response;
    }

    private static Problem incomplete(String message) {
        return Problem.builder(ProblemCode.UNEXPECTED)
                .severity(Problem.Severity.WARNING)
                .action(ACTION)
                .message("CloudWatch may have left out a part of the metrics. AWS said: " + message)
                .remedy("Choose fewer metrics, a longer period or fewer days (metrics of AwsProvider).")
                .build();
    }

    private static List<MetricDataQuery> queries(List<Series> batch) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            queries.add(batch.get(i).query("m" + i));
        }
        return queries;
    }

    private static Series seriesOf(MetricDataResult result, List<Series> batch) {
        String queryId = String.valueOf(result.id());
        int index = queryId.matches("m\\d{1,3}") ? Integer.parseInt(queryId.substring(1)) : batch.size();
        if (index >= batch.size()) {
            throw Answers.unreadable(ACTION, "a result for " + queryId + ", which was not asked for");
        }
        return batch.get(index);
    }

    // A period that is still running would look like less use.
    private Instant endOfWholePeriods(PageRequest request) {
        long observed = request.origin().observedAt().getEpochSecond();
        Instant whole = Instant.ofEpochSecond(observed - observed % periodSeconds);
        return whole.isBefore(request.window().end()) ? whole : request.window().end();
    }

    private static long secondsTo(Instant end, PageRequest request) {
        return end.getEpochSecond() - request.window().start().getEpochSecond();
    }
}

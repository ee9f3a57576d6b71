package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.Gaps;
import io.xplorr.aws.internal.Step;
import io.xplorr.record.CostBasis;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ForecastRecord;
import io.xplorr.record.Granularity;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.ForecastResult;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;

/** Reads {@link CostDatasets#FORECAST}: first by day, then by month. */
final class ForecastCollector implements Collector {
    static final String ACTION = "ce:GetCostForecast";

    private static final List<Granularity> GRANULARITIES = List.of(Granularity.DAILY, Granularity.MONTHLY);
    // AWS documents 3 months by day, and 12 or 18 by month, depending on the page.
    private static final int MONTHS_BY_DAY = 3;
    private static final int MONTHS_BY_MONTH = 12;
    private static final int CONFIDENCE_PERCENT = 80;

    private final AwsClients clients;

    ForecastCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return CostDatasets.FORECAST;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        Step step = Step.of(request);
        Granularity granularity = GRANULARITIES.get(step.index());
        DateInterval horizon = horizon(request, granularity);
        CostExplorerClient costExplorer = clients.costExplorer();
        GetCostForecastRequest page = GetCostForecastRequest.builder()
                .timePeriod(horizon)
                .granularity(granularity.name())
                .metric(Metric.UNBLENDED_COST)
                .predictionIntervalLevel(CONFIDENCE_PERCENT)
                .build();
        try {
            return toPage(request, step, horizon, calls.call(ACTION, () -> costExplorer.getCostForecast(page)));
        } catch (CallException e) {
            return Gaps.none(e, null);
        }
    }

    private static Page toPage(PageRequest request, Step step, DateInterval horizon, GetCostForecastResponse response) {
        Granularity granularity = GRANULARITIES.get(step.index());
        MetricValue total = Answers.required(ACTION, "Total", response.total());
        String currency = Answers.required(ACTION, "Unit", total.unit());
        List<ForecastRecord> rows = new ArrayList<>();
        rows.add(new ForecastRecord(
                request.origin(),
                CostDates.window(ACTION, horizon),
                granularity,
                true,
                CostBasis.UNBLENDED,
                Answers.number(ACTION, "Total", total.amount()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                currency));
        for (ForecastResult period : Answers.list(
                ACTION,
                "ForecastResultsByTime",
                response.hasForecastResultsByTime(),
                response.forecastResultsByTime())) {
            rows.add(new ForecastRecord(
                    request.origin(),
                    CostDates.window(ACTION, period.timePeriod()),
                    granularity,
                    false,
                    CostBasis.UNBLENDED,
                    Answers.number(ACTION, "MeanValue", period.meanValue()),
                    bound("PredictionIntervalLowerBound", period.predictionIntervalLowerBound()),
                    bound("PredictionIntervalUpperBound", period.predictionIntervalUpperBound()),
                    Optional.of(CONFIDENCE_PERCENT),
                    currency));
        }
        return Page.of(rows, step.next(null, GRANULARITIES.size()));
    }

    private static DateInterval horizon(PageRequest request, Granularity granularity) {
        LocalDate today = CostDates.today(request);
        return granularity == Granularity.DAILY
                ? CostDates.between(today, today.plusMonths(MONTHS_BY_DAY))
                : CostDates.between(today, today.withDayOfMonth(1).plusMonths(MONTHS_BY_MONTH));
    }

    private static Optional<BigDecimal> bound(String field, @Nullable String text) {
        return Optional.ofNullable(text).map(number -> Answers.number(ACTION, field, number));
    }
}

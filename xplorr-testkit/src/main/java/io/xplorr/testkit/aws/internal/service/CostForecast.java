package io.xplorr.testkit.aws.internal.service;

import io.xplorr.testkit.aws.cost.CostCube;
import io.xplorr.testkit.aws.cost.CostLine;
import io.xplorr.testkit.aws.cost.CostMetric;
import io.xplorr.testkit.aws.cost.CostPeriod;
import io.xplorr.testkit.aws.cost.CostPeriod.Granularity;
import io.xplorr.testkit.aws.cost.CostSum;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.internal.wire.AwsError;
import io.xplorr.testkit.aws.internal.wire.Structure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * GetCostForecast. The mean of a coming day is that of the same day of the week over the last four weeks: AWS does not
 * publish its model, and this one can be checked by hand.
 */
final class CostForecast {
    private static final int WEEKS = 4;
    private static final int DAILY_MONTHS = 3;
    private static final int MONTHLY_MONTHS = 18;
    private static final int SCALE = 10;
    /** The dimensions of cost that AWS does not list among those that a forecast can be filtered by. */
    private static final List<String> NOT_FILTERED_BY = List.of(
            "CACHE_ENGINE", "INVOICING_ENTITY", "PAYER_ACCOUNT", "PAYMENT_OPTION", "RESOURCE_ID", "SAVINGS_PLANS_TYPE");

    private static final Map<String, CostMetric> METRICS = Map.of(
            "AMORTIZED_COST", CostMetric.AMORTIZED,
            "BLENDED_COST", CostMetric.BLENDED,
            "NET_AMORTIZED_COST", CostMetric.NET_AMORTIZED,
            "NET_UNBLENDED_COST", CostMetric.NET_UNBLENDED,
            "UNBLENDED_COST", CostMetric.UNBLENDED);

    private final CostVocabulary vocabulary;
    private final CostAccess access;

    CostForecast(Estate estate, CostAccess access) {
        this.vocabulary = new CostVocabulary(estate);
        this.access = access;
    }

    Structure get(Invocation call) {
        CostRequest request = CostRequest.readWithGranularity(call.input(), vocabulary);
        for (String dimension : NOT_FILTERED_BY) {
            if (CostFilter.names(call.input(), dimension)) {
                throw CostVocabulary.invalid("Dimension " + dimension + " is not allowed");
            }
        }
        CostMetric metric = metric(call);
        Optional<Integer> level = level(call);
        checkHorizon(request, call.today());
        List<CostLine> lines =
                access.bill(call).lines().stream().filter(request.filter()).toList();
        List<BigDecimal> week = week(lines, metric, call.today());
        BigDecimal total = BigDecimal.ZERO;
        List<Structure> results = new ArrayList<>();
        for (CostPeriod period : request.periods()) {
            BigDecimal mean = period.start()
                    .toLocalDate()
                    .datesUntil(period.end().toLocalDate())
                    .map(day -> week.get(day.getDayOfWeek().ordinal()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            total = total.add(mean);
            results.add(result(request, period, mean, level));
        }
        return new Structure()
                .put(
                        "Total",
                        new Structure().put("Amount", CostAnswers.text(total)).put("Unit", "USD"))
                .list("ForecastResultsByTime", results);
    }

    private static Structure result(CostRequest request, CostPeriod period, BigDecimal mean, Optional<Integer> level) {
        // The surer one wants to be, the wider the interval: 80 % of certainty is 8 % to either side.
        Optional<BigDecimal> half = level.map(it -> mean.abs().multiply(BigDecimal.valueOf(it, 3)));
        return new Structure()
                .put("TimePeriod", CostAnswers.span(period, request.granularity()))
                .put("MeanValue", CostAnswers.text(mean))
                .put("PredictionIntervalLowerBound", half.map(it -> CostAnswers.text(mean.subtract(it))))
                .put("PredictionIntervalUpperBound", half.map(it -> CostAnswers.text(mean.add(it))));
    }

    /** Returns the mean of each day of the week, Monday first. */
    private static List<BigDecimal> week(List<CostLine> lines, CostMetric metric, LocalDate today) {
        List<BigDecimal> week = new ArrayList<>();
        LocalDate first = today.minusWeeks(WEEKS);
        for (int weekday = 1; weekday <= 7; weekday++) {
            LocalDate day =
                    first.plusDays(Math.floorMod(weekday - first.getDayOfWeek().getValue(), 7));
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < WEEKS; i++) {
                LocalDate at = day.plusWeeks(i);
                CostPeriod period =
                        new CostPeriod(at.atStartOfDay(), at.plusDays(1).atStartOfDay());
                CostSum cost = CostCube.sum(lines, period, today)
                        .orElseThrow(() -> new AwsError(
                                "DataUnavailableException", 400, "Insufficient amount of historical data"));
                sum = sum.add(cost.amount(metric));
            }
            week.add(sum.divide(BigDecimal.valueOf(WEEKS), SCALE, RoundingMode.HALF_UP));
        }
        return week;
    }

    private static CostMetric metric(Invocation call) {
        String name = call.input().text("Metric").orElse("");
        CostMetric metric = METRICS.get(name); // spelt otherwise than those of GetCostAndUsage
        if (metric == null) {
            throw CostVocabulary.invalid("Metric must be one of " + new TreeSet<>(METRICS.keySet()) + ", was: " + name);
        }
        return metric;
    }

    private static Optional<Integer> level(Invocation call) {
        Optional<Integer> level = call.input().integer("PredictionIntervalLevel");
        if (level.isPresent() && (level.get() < 51 || level.get() > 99)) {
            throw CostVocabulary.invalid("PredictionIntervalLevel must be from 51 to 99, was: " + level.get());
        }
        return level;
    }

    private static void checkHorizon(CostRequest request, LocalDate today) {
        if (request.granularity() == Granularity.HOURLY) {
            throw CostVocabulary.invalid("Granularity HOURLY is not supported");
        }
        LocalDate earliest = today.minusDays(1);
        if (request.start().toLocalDate().isBefore(earliest)) {
            throw CostVocabulary.invalid("Earliest supported Start is " + earliest);
        }
        if (request.start().toLocalDate().isAfter(today)) {
            throw CostVocabulary.invalid("Start must be equal to or no later than the current date");
        }
        int months = request.granularity() == Granularity.DAILY ? DAILY_MONTHS : MONTHLY_MONTHS;
        LocalDate latest = today.plus(months, ChronoUnit.MONTHS);
        if (request.end().toLocalDate().isAfter(latest)) {
            throw CostVocabulary.invalid("Latest supported End is " + latest);
        }
    }
}

package io.xplorr.aws.cost.internal;

import io.xplorr.aws.cost.CostBreakdown;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.record.DatasetId;
import io.xplorr.record.DimensionKey;
import io.xplorr.record.Granularity;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The datasets of Cost Explorer that we offer. */
public final class CostCatalogue {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Windows LAST_14_DAYS = new Windows.Days(14, DAY);
    // Today, which has no figures yet, and the 31 days before. Savings plans have none of yesterday either: AWS demands
    // an end before today.
    private static final Windows LAST_31_DAYS = new Windows.Days(32, DAY);
    private static final Windows LAST_31_DAYS_BEFORE_YESTERDAY = new Windows.Days(33, DAY);
    private static final Windows DAILY_STATE = new Windows.Now(DAY);

    private CostCatalogue() {}

    public static List<AwsDataset> datasets(CostOptions options) {
        List<AwsDataset> datasets = new ArrayList<>();
        datasets.add(cost(
                options,
                dataset(CostDatasets.DAILY, recent(options), CostCollector.ACTION),
                CostQuery.of(CostDatasets.DAILY, Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        datasets.add(cost(
                options,
                dataset(CostDatasets.MONTHLY, before(options), CostCollector.ACTION)
                        .offByDefault(),
                CostQuery.of(
                        CostDatasets.MONTHLY, Granularity.MONTHLY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        datasets.add(new AwsDataset(
                dataset(CostDatasets.RESOURCES, LAST_14_DAYS, ResourceCostCollector.ACTION)
                        .offByDefault()
                        .build(),
                clients -> new ResourceCostCollector(clients, options.resourceServices(), options.settlingDay())));
        options.breakdowns().forEach(breakdown -> datasets.add(breakdown(options, breakdown)));
        datasets.addAll(commitments(options));
        datasets.addAll(vocabulary(options));
        return datasets;
    }

    /** Returns what Cost Explorer keeps by day and by month: the current month and 13 before. */
    private static Windows recent(CostOptions options) {
        return new Windows.Months(0, 13, options.settlingDay());
    }

    /** Returns what it keeps by month only, with multi-year data: the rest of 38 months. */
    private static Windows before(CostOptions options) {
        return new Windows.Months(14, 37, options.settlingDay());
    }

    private static AwsDataset breakdown(CostOptions options, CostBreakdown breakdown) {
        Windows windows = breakdown.granularity() == Granularity.HOURLY ? LAST_14_DAYS : recent(options);
        return cost(
                options,
                dataset(breakdown.dataset(), windows, CostCollector.ACTION).offByDefault(),
                CostQuery.of(breakdown));
    }

    private static List<AwsDataset> commitments(CostOptions options) {
        return List.of(
                new AwsDataset(
                        dataset(CostDatasets.FORECAST, DAILY_STATE, ForecastCollector.ACTION)
                                .billedCalls(2)
                                .build(),
                        ForecastCollector::new),
                new AwsDataset(
                        dataset(CostDatasets.RESERVATIONS, LAST_31_DAYS, ReservationCollector.UTILIZATION)
                                .addAction(ReservationCollector.COVERAGE)
                                .billedCalls(0) // where there are none, AWS answers with an error, which is free
                                .build(),
                        clients -> new ReservationCollector(clients, options.reservationServices())),
                new AwsDataset(
                        dataset(
                                        CostDatasets.SAVINGS_PLANS,
                                        LAST_31_DAYS_BEFORE_YESTERDAY,
                                        SavingsPlansCollector.UTILIZATION)
                                .addAction(SavingsPlansCollector.COVERAGE)
                                .billedCalls(0) // likewise
                                .build(),
                        SavingsPlansCollector::new));
    }

    private static List<AwsDataset> vocabulary(CostOptions options) {
        return List.of(
                new AwsDataset(
                        dataset(CostDatasets.DIMENSIONS, DAILY_STATE, DimensionCollector.VALUES)
                                .addAction(DimensionCollector.TAGS)
                                .billedCalls(options.dimensions().size()
                                        + 1
                                        + options.tagKeys().size())
                                .offByDefault()
                                .build(),
                        clients -> new DimensionCollector(clients, options.dimensions(), options.tagKeys())),
                new AwsDataset(
                        dataset(CostDatasets.CATEGORIES, DAILY_STATE, CategoryCollector.LIST)
                                .addAction(CategoryCollector.DESCRIBE)
                                .offByDefault()
                                .build(),
                        CategoryCollector::new),
                new AwsDataset(
                        dataset(CostDatasets.ALLOCATION_TAGS, DAILY_STATE, AllocationTagCollector.ACTION)
                                .offByDefault()
                                .build(),
                        AllocationTagCollector::new));
    }

    private static Dataset.Builder dataset(DatasetId id, Windows windows, String action) {
        return Dataset.builder(id.value()).windows(windows).addAction(action).billedCalls(1);
    }

    private static AwsDataset cost(CostOptions options, Dataset.Builder dataset, CostQuery query) {
        CostQuery settling = query.settlingOn(options.settlingDay());
        return new AwsDataset(dataset.build(), clients -> new CostCollector(clients, settling));
    }
}

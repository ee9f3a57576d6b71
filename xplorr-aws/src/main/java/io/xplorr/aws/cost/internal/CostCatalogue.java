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
    // Cost Explorer keeps the current month and 13 before, by day and by month.
    private static final Windows RECENT = new Windows.Months(0, 13, 10);
    // With multi-year data it keeps 38 months, by month only.
    private static final Windows BEFORE = new Windows.Months(14, 37, 10);
    private static final Windows LAST_14_DAYS = new Windows.Days(14, DAY);
    // Today, which has no figures yet, and the 31 days before.
    private static final Windows LAST_31_DAYS = new Windows.Days(32, DAY);
    private static final Windows DAILY_STATE = new Windows.Now(DAY);

    private CostCatalogue() {}

    public static List<AwsDataset> datasets(CostOptions options) {
        List<AwsDataset> datasets = new ArrayList<>();
        datasets.add(cost(
                dataset(CostDatasets.DAILY, RECENT, CostCollector.ACTION),
                CostQuery.of(CostDatasets.DAILY, Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        datasets.add(cost(
                dataset(CostDatasets.MONTHLY, BEFORE, CostCollector.ACTION).offByDefault(),
                CostQuery.of(
                        CostDatasets.MONTHLY, Granularity.MONTHLY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        datasets.add(new AwsDataset(
                dataset(CostDatasets.RESOURCES, LAST_14_DAYS, ResourceCostCollector.ACTION)
                        .offByDefault()
                        .build(),
                clients -> new ResourceCostCollector(clients, options.resourceServices())));
        options.breakdowns().forEach(breakdown -> datasets.add(breakdown(breakdown)));
        datasets.addAll(commitments(options));
        datasets.addAll(vocabulary(options));
        return datasets;
    }

    private static AwsDataset breakdown(CostBreakdown breakdown) {
        Windows windows = breakdown.granularity() == Granularity.HOURLY ? LAST_14_DAYS : RECENT;
        return cost(
                dataset(breakdown.dataset(), windows, CostCollector.ACTION).offByDefault(), CostQuery.of(breakdown));
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
                        dataset(CostDatasets.SAVINGS_PLANS, LAST_31_DAYS, SavingsPlansCollector.UTILIZATION)
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

    private static AwsDataset cost(Dataset.Builder dataset, CostQuery query) {
        return new AwsDataset(dataset.build(), clients -> new CostCollector(clients, query));
    }
}

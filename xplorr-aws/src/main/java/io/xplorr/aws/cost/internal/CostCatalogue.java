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

    private CostCatalogue() {}

    public static List<AwsDataset> datasets(List<CostBreakdown> breakdowns) {
        List<AwsDataset> datasets = new ArrayList<>();
        datasets.add(cost(
                costAndUsage(CostDatasets.DAILY, RECENT),
                CostQuery.of(CostDatasets.DAILY, Granularity.DAILY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        datasets.add(cost(
                costAndUsage(CostDatasets.MONTHLY, BEFORE).offByDefault(),
                CostQuery.of(
                        CostDatasets.MONTHLY, Granularity.MONTHLY, DimensionKey.SUB_ACCOUNT, DimensionKey.SERVICE)));
        for (CostBreakdown breakdown : breakdowns) {
            Windows windows = breakdown.granularity() == Granularity.HOURLY ? new Windows.Days(14, DAY) : RECENT;
            datasets.add(cost(costAndUsage(breakdown.dataset(), windows).offByDefault(), CostQuery.of(breakdown)));
        }
        return datasets;
    }

    private static Dataset.Builder costAndUsage(DatasetId id, Windows windows) {
        return Dataset.builder(id.value()).windows(windows).addAction(CostCollector.ACTION);
    }

    private static AwsDataset cost(Dataset.Builder dataset, CostQuery query) {
        return new AwsDataset(dataset.build(), clients -> new CostCollector(clients, query));
    }
}

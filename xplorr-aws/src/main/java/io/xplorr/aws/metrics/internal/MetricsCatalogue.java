package io.xplorr.aws.metrics.internal;

import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.metrics.MetricsDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.FollowOn;
import io.xplorr.spi.Windows;
import java.time.Duration;
import java.util.List;

/** The utilisation datasets that we offer. */
public final class MetricsCatalogue {
    private MetricsCatalogue() {}

    public static List<AwsDataset> datasets(MetricSettings settings) {
        return List.of(
                after(InventoryDatasets.INSTANCES, MetricsDatasets.COMPUTE, settings),
                after(InventoryDatasets.VOLUMES, MetricsDatasets.VOLUMES, settings),
                after(InventoryDatasets.DATABASES, MetricsDatasets.DATABASES, settings),
                after(InventoryDatasets.LOAD_BALANCERS, MetricsDatasets.LOAD_BALANCERS, settings));
    }

    private static AwsDataset after(DatasetId source, DatasetId id, MetricSettings settings) {
        Dataset dataset = Dataset.builder(id.value())
                .regional()
                .windows(new Windows.Days(settings.lookBackDays(), Duration.ZERO))
                .addAction(MetricCollector.ACTION)
                .followOn(new FollowOn(source, Metered::idOf))
                .offByDefault()
                .build();
        return new AwsDataset(dataset, clients -> new MetricCollector(id, clients, settings));
    }
}

package io.xplorr.aws.inventory.internal;

import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Dataset;
import java.util.List;
import java.util.function.Function;

/** The inventories that we offer. */
public final class InventoryCatalogue {
    private InventoryCatalogue() {}

    public static List<AwsDataset> datasets() {
        return List.of(
                regional(InventoryDatasets.INSTANCES, InstanceCollector.ACTION, InstanceCollector::new),
                regional(InventoryDatasets.VOLUMES, VolumeCollector.ACTION, VolumeCollector::new),
                regional(InventoryDatasets.SNAPSHOTS, SnapshotCollector.ACTION, SnapshotCollector::new),
                regional(InventoryDatasets.DATABASES, DatabaseCollector.ACTION, DatabaseCollector::new),
                regional(InventoryDatasets.LOAD_BALANCERS, LoadBalancerCollector.ACTION, LoadBalancerCollector::new));
    }

    private static AwsDataset regional(DatasetId id, String action, Function<AwsClients, Collector> collector) {
        return new AwsDataset(
                Dataset.builder(id.value()).regional().addAction(action).build(), collector);
    }
}

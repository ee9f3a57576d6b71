package io.xplorr.aws;

import io.xplorr.aws.cost.internal.CostCatalogue;
import io.xplorr.aws.cost.internal.CostOptions;
import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.inventory.internal.InventoryCatalogue;
import io.xplorr.aws.metrics.MetricSettings;
import io.xplorr.aws.metrics.internal.MetricsCatalogue;
import io.xplorr.aws.organization.internal.OrganizationCatalogue;
import io.xplorr.record.DatasetId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What there is to read, from the catalogues of all kinds of data. */
final class AwsOffer {
    private AwsOffer() {}

    /** Returns all datasets by their ids, in the order in which they are shown. */
    static Map<DatasetId, AwsDataset> of(CostOptions cost, MetricSettings metrics) {
        Map<DatasetId, AwsDataset> offer = new LinkedHashMap<>();
        Stream.of(
                        CostCatalogue.datasets(cost),
                        OrganizationCatalogue.datasets(),
                        InventoryCatalogue.datasets(),
                        MetricsCatalogue.datasets(metrics))
                .flatMap(List::stream)
                .forEach(dataset -> offer.put(dataset.dataset().id(), dataset));
        return Collections.unmodifiableMap(offer);
    }
}

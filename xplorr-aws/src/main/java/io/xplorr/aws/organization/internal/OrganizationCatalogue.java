package io.xplorr.aws.organization.internal;

import io.xplorr.aws.internal.AwsDataset;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.spi.Dataset;
import java.util.List;

/** The datasets of the organisation that we offer. */
public final class OrganizationCatalogue {
    private OrganizationCatalogue() {}

    public static List<AwsDataset> datasets() {
        return List.of(
                new AwsDataset(
                        Dataset.builder(OrganizationDatasets.ACCOUNTS.value())
                                .addAction(AccountCollector.ACTION)
                                .build(),
                        AccountCollector::new),
                new AwsDataset(
                        Dataset.builder(OrganizationDatasets.DETAILS.value())
                                .addAction(OrganizationCollector.ACTION)
                                .build(),
                        OrganizationCollector::new));
    }
}

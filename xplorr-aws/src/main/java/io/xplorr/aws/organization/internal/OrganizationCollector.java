package io.xplorr.aws.organization.internal;

import io.xplorr.aws.internal.Answers;
import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.record.DatasetId;
import io.xplorr.record.OrganizationRecord;
import io.xplorr.spi.CallGate;
import io.xplorr.spi.Collector;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;

/** Reads {@link OrganizationDatasets#DETAILS}. */
final class OrganizationCollector implements Collector {
    static final String ACTION = "organizations:DescribeOrganization";

    private final AwsClients clients;

    OrganizationCollector(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public DatasetId id() {
        return OrganizationDatasets.DETAILS;
    }

    @Override
    public Page fetch(PageRequest request, CallGate calls) {
        OrganizationsClient organizations = clients.organizations();
        Organization organization =
                calls.call(ACTION, organizations::describeOrganization).organization();
        OrganizationRecord row = new OrganizationRecord(
                request.origin(),
                Answers.required(ACTION, "Id", organization.id()),
                Answers.required(ACTION, "Arn", organization.arn()),
                organization.masterAccountId(),
                Optional.ofNullable(organization.featureSetAsString()),
                List.of()); // roots take a call of their own, which the read-only policy does not allow
        return Page.of(List.of(row), null);
    }
}

package io.xplorr.examples.quickstart;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects to a company on a fake AWS, reads its cost and inventory, and prints what a person wants to see. */
public final class Quickstart {
    private static final List<DatasetId> COST_AND_ORGANIZATION =
            List.of(CostDatasets.DAILY, OrganizationDatasets.ACCOUNTS, OrganizationDatasets.DETAILS);
    private static final List<DatasetId> INVENTORY = List.of(
            InventoryDatasets.INSTANCES,
            InventoryDatasets.VOLUMES,
            InventoryDatasets.SNAPSHOTS,
            InventoryDatasets.LOAD_BALANCERS,
            InventoryDatasets.DATABASES);

    private Quickstart() {}

    /** Runs it; takes no arguments. */
    public static void main(String[] args) {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(PrintStream out) {
        // A fake AWS with a company of five accounts stands in for the AWS accounts that you do not have at hand. Roles
        // in
        // them let us in if we name the external ID that was agreed on. One region is denied, as happens in real life.
        try (FakeCompany company = FakeCompany.start()) {

            // 1. Say which accounts to read, and how to get in. The payer knows the cost of all accounts; each account
            //    knows its own inventory.
            CloudConnection payer = connection("acme-payer", company.payerRole());
            CloudConnection production = connection("acme-production", company.productionRole());

            // 2. Say who we are, and where the data goes. For AWS itself AwsProvider.create() is all it takes: it finds
            // our
            //    identity as every AWS tool does. A program that runs on would keep the data in a database.
            AwsProvider aws = AwsProvider.builder()
                    .credentialsProvider(company.ourIdentity())
                    .endpointOverride(company.endpoint())
                    .build();
            InMemoryStore store = Store.inMemory();
            try (Xplorr xplorr = Xplorr.builder()
                    .addProvider(aws)
                    .store(store)
                    .addListener(new ProgressLines(out))
                    .build()) {

                // 3. Read. Without a request, a sync reads everything.
                List<SyncResult> results = List.of(
                        xplorr.sync(payer, requestOf(COST_AND_ORGANIZATION)),
                        xplorr.sync(production, requestOf(INVENTORY)));

                // 4. Use the data, which is ours from here on.
                List<CostRecord> cost = store.records(payer.id(), CostDatasets.DAILY, CostRecord.class);
                List<ResourceRecord> resources = INVENTORY.stream()
                        .flatMap(dataset -> store.records(production.id(), dataset, ResourceRecord.class).stream())
                        .toList();
                new StatusReport(results).print(out);
                new CostReport(cost).print(out);
                new SpikeReport(cost).print(out);
                new InventoryReport(resources).print(out);
                new CallReport(results).print(out);
                new ProblemReport(results).print(out);
            }
        }
    }

    private static CloudConnection connection(String id, String roleArn) {
        return CloudConnection.builder(id)
                .credentials(AwsCredentials.importedRole(roleArn, ExternalId.ofStored(FakeCompany.EXTERNAL_ID)))
                .build();
    }

    private static SyncRequest requestOf(List<DatasetId> datasets) {
        SyncRequest.Builder request = SyncRequest.builder();
        datasets.forEach(request::addDataset);
        return request.build();
    }
}

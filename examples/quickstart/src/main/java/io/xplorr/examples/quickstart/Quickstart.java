package io.xplorr.examples.quickstart;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.aws.inventory.InventoryDatasets;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.aws.onboarding.TrustedPrincipal;
import io.xplorr.aws.organization.OrganizationDatasets;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.Connections;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.secret.LocalKeyFile;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceRecord;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects a company on a fake AWS, syncs its cost and inventory into a database, twice, and prints what a person wants to
 * see.
 */
public final class Quickstart {
    private static final List<DatasetId> COST_AND_ORGANIZATION =
            List.of(CostDatasets.DAILY, OrganizationDatasets.ACCOUNTS, OrganizationDatasets.DETAILS);
    private static final List<DatasetId> INVENTORY = List.of(
            InventoryDatasets.INSTANCES,
            InventoryDatasets.VOLUMES,
            InventoryDatasets.SNAPSHOTS,
            InventoryDatasets.LOAD_BALANCERS,
            InventoryDatasets.DATABASES);
    private static final TenantId ACME = TenantId.of("acme");

    private final FakeCompany company;
    private final Xplorr xplorr;
    private final JdbcStore store;
    private final PrintStream out;

    private Quickstart(FakeCompany company, Xplorr xplorr, JdbcStore store, PrintStream out) {
        this.company = company;
        this.xplorr = xplorr;
        this.store = store;
        this.out = out;
    }

    /** Runs it; takes no arguments. */
    public static void main(String[] args) {
        try (Folder folder = Folder.make()) {
            run(folder.path(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    /** Runs it with a store in a folder. */
    static void run(Path folder, PrintStream out) {
        // A fake AWS with a company of five accounts stands in for the accounts that you do not have at hand. One
        // region is denied, as happens in real life.
        try (FakeCompany company = FakeCompany.start();

                // 1. Say where the data goes. This is an H2 file; JdbcStore.open(dataSource) takes PostgreSQL.
                JdbcStore store = JdbcStore.openFile(folder.resolve("store"));

                // 2. Say who we are. For AWS itself AwsProvider.create() is all it takes: it finds our identity as
                //    every AWS tool does. Connections are kept too, what is secret of them under a key of ours.
                Xplorr xplorr = Xplorr.builder()
                        .addProvider(AwsProvider.builder()
                                .credentialsProvider(company.ourIdentity())
                                .endpointOverride(company.endpoint())
                                .build())
                        .store(store)
                        .connectionStore(store.connections(LocalKeyFile.addKey(folder.resolve("key"), "first")))
                        .addListener(new ProgressLines(out))
                        .build()) {
            new Quickstart(company, xplorr, store, out).run();
        }
    }

    private void run() {
        // 3. Connect. The payer knows the cost of all accounts; each account knows its own inventory.
        Heading.print(out, "Connect");
        CloudConnection payer = connect("Acme payer", FakeCompany.PAYER, COST_AND_ORGANIZATION);
        CloudConnection production = connect("Acme production", FakeCompany.PRODUCTION, INVENTORY);

        // 4. Read. The first sync gets the history; from then on each gets what is due.
        Heading.print(out, "Sync");
        List<SyncResult> first = List.of(sync(payer, COST_AND_ORGANIZATION), sync(production, INVENTORY));
        List<SyncResult> second = List.of(sync(payer, COST_AND_ORGANIZATION), sync(production, INVENTORY));

        // 5. Use the data, which is ours from here on.
        Connections connections = xplorr.connections(ACME);
        List<CostRecord> cost = records(payer, List.of(CostDatasets.DAILY), CostRecord.class);
        new StatusReport(connections, first).print(out);
        new CostReport(cost).print(out);
        new SpikeReport(cost).print(out);
        new InventoryReport(records(production, INVENTORY, ResourceRecord.class)).print(out);
        new CallReport(first).print(out);
        new IncrementReport(connections, store, second).print(out);
        new ProblemReport(first).print(out);
    }

    private CloudConnection connect(String name, String account, List<DatasetId> datasets) {
        ConnectionRequest.Builder request = ConnectionRequest.builder(name, Provider.AWS);
        datasets.forEach(request::addDataset);
        Connections connections = xplorr.connections(ACME);
        PendingConnection pending = connections.begin(request.build());
        ConnectReport report = new ConnectReport(out);
        report.begun(pending);

        // What the administrator gets: policies, templates for CloudFormation and Terraform, commands, a guide.
        AwsOnboarding kit = AwsOnboarding.builder(pending.externalId())
                .trusted(TrustedPrincipal.account(FakeCompany.OUR_ACCOUNT))
                .datasets(datasets)
                .build();
        String roleArn = company.makeRole(account, kit);

        Completion completion = connections.complete(pending.id(), roleArn);
        report.ended(pending, completion);
        return connections.connection(pending.id());
    }

    private SyncResult sync(CloudConnection connection, List<DatasetId> datasets) {
        SyncRequest.Builder request = SyncRequest.builder();
        datasets.forEach(request::addDataset);
        out.println("Reading " + connection.displayName() + " ...");
        return xplorr.sync(connection, request.build());
    }

    private <R extends CloudRecord> List<R> records(
            CloudConnection connection, List<DatasetId> datasets, Class<R> kind) {
        List<R> records = new ArrayList<>();
        datasets.forEach(dataset -> store.reader().records(connection.id(), dataset, kind, records::add));
        return records;
    }
}

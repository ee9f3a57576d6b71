package io.xplorr.examples.cli.connect;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.PendingConnection;
import io.xplorr.examples.cli.aws.DatasetsOption;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.console.JsonWriter;
import io.xplorr.examples.cli.console.ShortDuration;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr connect begin}: makes a pending connection with its external ID. */
@Command(
        name = "begin",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Begins a connection: makes its external ID, and tells what to do next.",
            "The external ID is what its role demands to hear, and belongs to it for good. Calls nothing."
        })
final class ConnectBegin implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What to call the connection, such as the customer's name.")
    private String name = "";

    @Option(
            names = "--group",
            paramLabel = "ORGANIZATION",
            description =
                    "Share the external ID with the other connections of this name of an organisation, as a stack set"
                            + " needs it.")
    private @Nullable String group;

    @Option(
            names = "--expires-after",
            paramLabel = "TIME",
            converter = ShortDuration.class,
            description = "How long the administrator has, such as 12h; ${DEFAULT-VALUE} by default.",
            defaultValue = "48h")
    private Duration expiresAfter = Duration.ofHours(48);

    @Option(
            names = "--no-billed-calls",
            description = "Never make a call that AWS bills to verify it; whether cost is readable is not known then.")
    private boolean withoutBilledCalls;

    @Option(
            names = "--exclude-region",
            split = ",",
            paramLabel = "REGION",
            description = "Leave a region out, such as one that the account's organisation denies.")
    private List<String> excludedRegions = List.of();

    @Mixin
    private DatasetsOption datasets = new DatasetsOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ConnectBegin(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        AwsProvider provider = AwsProvider.create();
        ConnectionRequest request = request(provider);
        try (DatabaseStore kept = store.openLasting(invoker);
                Xplorr xplorr = kept.xplorr(provider).build()) {
            PendingConnection pending =
                    xplorr.connections(RegisteredConnections.TENANT).begin(request);
            if (json) {
                write(pending);
            } else {
                print(pending);
            }
            return ExitCodes.COMPLETE;
        }
    }

    private ConnectionRequest request(AwsProvider provider) {
        ConnectionRequest.Builder request =
                ConnectionRequest.builder(name, Provider.AWS).expiresAfter(expiresAfter);
        datasets.of(provider.datasets()).forEach(request::addDataset);
        if (group != null) {
            request.organizationGroup(group);
        }
        if (!excludedRegions.isEmpty()) {
            request.addSetting("excludedRegions", String.join(",", excludedRegions));
        }
        if (withoutBilledCalls) {
            request.withoutBilledCalls();
        }
        return request.build();
    }

    private void print(PendingConnection pending) {
        String id = pending.id() + store.asArgument();
        out.println("Connection:  " + pending.id());
        out.println("External ID: " + pending.externalId().reveal());
        out.println("Complete it before " + pending.expiresAt().truncatedTo(ChronoUnit.SECONDS) + ".");
        out.println();
        out.println(
                "The external ID belongs to this connection. Show it to nobody but the account's administrator, who");
        out.println("needs one of these:");
        out.println("  xplorr connect template " + id);
        out.println("      the CloudFormation template of the role; --help tells the other forms.");
        out.println("  xplorr connect template " + id + " --format guide");
        out.println("      the steps, in words.");
        out.println("When the role is made:");
        out.println("  xplorr connect complete " + id + " --role-arn ARN");
    }

    private void write(PendingConnection pending) {
        new JsonWriter(out)
                .beginObject()
                .name("id")
                .value(pending.id().value())
                .name("name")
                .value(pending.displayName())
                .name("externalId")
                .value(pending.externalId().reveal())
                .name("expiresAt")
                .value(pending.expiresAt().toString())
                .endObject();
        out.println();
    }
}

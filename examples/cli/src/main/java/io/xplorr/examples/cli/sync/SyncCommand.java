package io.xplorr.examples.cli.sync;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.OpenStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr sync}: reads into the store what is due of an account, and tells what came of it. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads what is due of one AWS account into the store, and tells what came of it.",
            "The first time, that is everything; later, what exists now and the cost that may have changed since."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":complete, everything that was due was read",
            ExitCodes.PARTIAL + ":partial, something was not read; the problems say what and why",
            ExitCodes.FAILED + ":failed, nothing was read",
            ExitCodes.USAGE + ":the command line is wrong"
        })
public final class SyncCommand implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @ArgGroup(multiplicity = "1")
    private AccountOptions account = new AccountOptions();

    @Option(
            names = "--name",
            paramLabel = "ID",
            description = "What to call an account of your own in the store; by default aws- and the role's account, or"
                    + " the access key's id, and where --endpoint points.")
    private @Nullable String name;

    @Option(
            names = "--exclude-region",
            split = ",",
            paramLabel = "REGION",
            description = "Leave a region of an account of your own out, such as one that its organisation denies.")
    private List<String> excludedRegions = List.of();

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public SyncCommand(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        SyncReport report = sync();
        (json ? new JsonReport() : new TextReport()).print(report, out);
        return ExitCodes.of(report.result().status());
    }

    /**
     * Reads the account into the store.
     *
     * @throws IllegalArgumentException if an option has a value that cannot be, or the secret is missing
     */
    private SyncReport sync() {
        AwsProvider provider = aws.provider();
        SyncRequest.Builder request = scope.request(provider.datasets());
        Optional<CloudConnection> own = own();
        try (OpenStore kept = store.open(invoker);
                Xplorr xplorr = withProgress(kept.xplorr(provider))
                        .callDeadline(aws.callDeadline())
                        .build()) {
            CloudConnection connection = own.orElseGet(() -> registered(kept, request));
            SyncRequest asked = request.build();
            SyncResult result = xplorr.sync(connection, asked);
            return SyncReport.of(
                    result, chosen(asked, provider.datasets()), kept.store().states(connection.id()));
        }
    }

    private Optional<CloudConnection> own() {
        if (account.registered().isPresent()) {
            if (name != null) {
                throw new IllegalArgumentException(
                        "--name is for accounts of your own; a connection has its name already");
            }
            if (!excludedRegions.isEmpty()) {
                throw new IllegalArgumentException(
                        "--exclude-region is for accounts of your own; give a connection's to connect begin");
            }
            return Optional.empty();
        }
        CredentialSource credentials = account.credentials(invoker, excludedRegions);
        ConnectionId id = name == null ? AccountOptions.idOf(credentials, aws.endpoint()) : ConnectionId.of(name);
        return Optional.of(
                CloudConnection.builder(id.value()).credentials(credentials).build());
    }

    private CloudConnection registered(OpenStore kept, SyncRequest.Builder request) {
        StoredConnection stored = new RegisteredConnections(kept.connections())
                .require(account.registered().orElseThrow());
        if (request.build().datasets().isEmpty()) {
            stored.request().datasets().forEach(request::addDataset);
        }
        return stored.connection();
    }

    private Xplorr.Builder withProgress(Xplorr.Builder builder) {
        return invoker.keyboard().isPresent() ? builder.addListener(new ProgressListener()) : builder;
    }

    private static Set<DatasetId> chosen(SyncRequest request, Collection<Dataset> offered) {
        return request.datasets().isEmpty()
                ? offered.stream().filter(Dataset::onByDefault).map(Dataset::id).collect(Collectors.toSet())
                : request.datasets();
    }
}

package io.xplorr.examples.cli;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncResult;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xplorr sync}: reads an account once, and tells what came of it. Nothing is kept. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads cost, inventory and organisation of an AWS account, and tells what came of it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":complete, everything was read",
            ExitCodes.PARTIAL + ":partial, something was not read; the problems say what and why",
            ExitCodes.FAILED + ":failed, nothing was read",
            ExitCodes.USAGE + ":the command line is wrong"
        })
final class SyncCommand implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;

    @ArgGroup(multiplicity = "1")
    private AccountOptions account = new AccountOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where to assume the role, and to ask for the other regions; us-east-1 by default.")
    private @Nullable String region;

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where to send the calls of every service, such as a fake AWS; AWS itself by default.")
    private @Nullable URI endpoint;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    SyncCommand(Invoker invoker, PrintWriter out) {
        this.invoker = invoker;
        this.out = out;
    }

    @Override
    public Integer call() {
        MonthlyCost cost = new MonthlyCost();
        SyncResult result = sync(Store.forwarding(cost));
        Report report = json ? new JsonReport() : new TextReport();
        report.print(result, cost.byMonth(), out);
        return ExitCodes.of(result.status());
    }

    /**
     * Reads the account into a store.
     *
     * @throws IllegalArgumentException if an option has a value that cannot be, or the secret is missing
     */
    SyncResult sync(Store store) {
        AwsProvider aws = provider();
        Xplorr.Builder builder = Xplorr.builder().addProvider(aws).store(store);
        if (invoker.keyboard().isPresent()) {
            builder.addListener(new ProgressListener());
        }
        try (Xplorr xplorr = builder.build()) {
            return xplorr.sync(connection(), scope.request(aws.datasets()));
        }
    }

    private CloudConnection connection() {
        return CloudConnection.builder("cli")
                .credentials(account.credentials(invoker))
                .build();
    }

    private AwsProvider provider() {
        AwsProvider.Builder builder = AwsProvider.builder();
        if (region != null) {
            builder.region(region);
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }
}

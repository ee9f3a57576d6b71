package io.xplorr.examples.cli.connect;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.Connections;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.aws.AwsOptions;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import io.xplorr.examples.cli.store.StoreOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xplorr connect verify}: looks at a connection again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Verifies a connection again, and tells which datasets are readable.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            ExitCodes.COMPLETE + ":everything that was asked for is readable",
            ExitCodes.PARTIAL + ":some of it is not readable; the problems say what and why",
            ExitCodes.FAILED + ":it cannot be read, is not safe, or nothing could be told; the problems say why",
            ExitCodes.USAGE + ":the command line is wrong"
        })
final class ConnectVerify implements Callable<Integer> {
    private final Invoker invoker;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Its id or name.")
    private String connection = "";

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ConnectVerify(Invoker invoker, PrintWriter out, PrintWriter err) {
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        AwsProvider provider = aws.provider();
        try (DatabaseStore kept = store.openExisting(invoker);
                Xplorr xplorr =
                        kept.xplorr(provider).callDeadline(aws.callDeadline()).build()) {
            StoredConnection stored = new RegisteredConnections(kept.connections()).require(connection);
            Connections connections = xplorr.connections(RegisteredConnections.TENANT);
            VerificationPrice.announce(connections, stored.request().billedCalls(), err);
            ConnectionReport report = connections.verify(stored.id());
            ConnectionReportOutput.print(
                    stored.id() + " " + connections.status(stored.id()).state(), report, json, out);
            return ExitCodes.of(report);
        }
    }
}

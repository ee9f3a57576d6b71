package io.xplorr.examples.cli.connect;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.Connections;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.console.ExitCodes;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.DatabaseStore;
import io.xplorr.examples.cli.store.RegisteredConnections;
import java.io.PrintWriter;
import java.util.function.BiFunction;

/** What the commands do that verify a connection of the store: tell the price, look, tell what was found. Thread-safe. */
final class Verification {
    private final Invoker invoker;
    private final PrintWriter out;
    private final PrintWriter err;

    Verification(Invoker invoker, PrintWriter out, PrintWriter err) {
        this.invoker = invoker;
        this.out = out;
        this.err = err;
    }

    /**
     * Verifies a connection, and returns the exit code.
     *
     * @param idOrName of the connection
     * @param look verifies it
     * @throws IllegalArgumentException if there is no such connection, or an option has a value that cannot be
     */
    int run(
            String idOrName,
            VerificationOptions options,
            BiFunction<Connections, ConnectionId, ConnectionReport> look) {
        AwsProvider provider = options.aws().provider();
        try (DatabaseStore kept = options.openStore(invoker);
                Xplorr xplorr = kept.xplorr(provider)
                        .callDeadline(options.aws().callDeadline())
                        .build()) {
            StoredConnection stored = new RegisteredConnections(kept.connections()).require(idOrName);
            Connections connections = xplorr.connections(RegisteredConnections.TENANT);
            VerificationPrice.announce(connections, stored.request().billedCalls(), err);
            ConnectionReport report = look.apply(connections, stored.id());
            ConnectionState state = connections.status(stored.id()).state();
            options.print(stored.id() + " " + state, report, out);
            return state.isReadable() ? ExitCodes.of(report) : ExitCodes.FAILED;
        }
    }
}

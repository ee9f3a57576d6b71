package io.xplorr.examples.quickstart;

import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.Connections;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints how syncs ended, and what their connections are since. */
final class StatusReport {
    private final Connections connections;
    private final List<SyncResult> results;

    StatusReport(Connections connections, List<SyncResult> results) {
        this.connections = connections;
        this.results = results;
    }

    void print(PrintStream out) {
        Heading.print(out, "Status");
        Table table = new Table().row("", List.of("sync", "time", "connection", "accounts", "problems"));
        for (SyncResult result : results) {
            ConnectionStatus connection = connections.status(result.connectionId());
            table.row(
                    connection.displayName(),
                    List.of(
                            result.status().name(),
                            String.format(
                                    Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0),
                            connection.state().name(),
                            Integer.toString(connection.members().size()),
                            Integer.toString(connection.openProblems().size())));
        }
        table.print(out);
    }
}

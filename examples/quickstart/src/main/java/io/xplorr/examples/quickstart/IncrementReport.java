package io.xplorr.examples.quickstart;

import io.xplorr.connection.Connections;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.util.List;

/** Prints how much less there is to do for a sync that is not the first. */
final class IncrementReport {
    private final Connections connections;
    private final Store store;
    private final List<SyncResult> results;

    IncrementReport(Connections connections, Store store, List<SyncResult> results) {
        this.connections = connections;
        this.store = store;
        this.results = results;
    }

    void print(PrintStream out) {
        Heading.print(out, "The second sync reads what is due, and leaves what is settled");
        Table table = new Table().row("", List.of("slices held", "due", "calls", "dollars"));
        for (SyncResult result : results) {
            table.row(
                    connections.status(result.connectionId()).displayName(),
                    List.of(
                            Integer.toString(store.states(result.connectionId()).size()),
                            Integer.toString(result.outcomes().size()),
                            Long.toString(result.calls().total().count()),
                            result.calls().spend().toPlainString()));
        }
        table.print(out);
    }
}

package io.xplorr.examples.quickstart;

import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints how syncs ended. */
final class StatusReport {
    private final List<SyncResult> results;

    StatusReport(List<SyncResult> results) {
        this.results = results;
    }

    void print(PrintStream out) {
        Heading.print(out, "Status");
        Table table = new Table();
        for (SyncResult result : results) {
            table.row(
                    result.connectionId().value(),
                    List.of(
                            result.status().name(),
                            String.format(
                                    Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0)));
        }
        table.print(out);
    }
}

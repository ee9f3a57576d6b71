package io.xplorr.examples.quickstart;

import io.xplorr.sync.CallCount;
import io.xplorr.sync.SyncResult;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints the calls that syncs made, and what AWS bills for them. */
final class CallReport {
    private final List<SyncResult> results;

    CallReport(List<SyncResult> results) {
        this.results = results;
    }

    void print(PrintStream out) {
        Map<String, CallCount> byAction = new TreeMap<>();
        results.forEach(result ->
                result.calls().byAction().forEach((action, count) -> byAction.merge(action, count, CallCount::plus)));
        CallCount total = byAction.values().stream().reduce(CallCount.NONE, CallCount::plus);

        Heading.print(out, "Calls, and what AWS bills for them in US dollars");
        Table table = new Table().row("", List.of("calls", "throttled", "retried", "dollars"));
        byAction.forEach((action, count) -> table.row(action, cells(count)));
        table.row("All calls", cells(total)).print(out);
    }

    private static List<String> cells(CallCount count) {
        return List.of(
                Long.toString(count.count()),
                Long.toString(count.throttled()),
                Long.toString(count.retried()),
                count.spend().compareTo(BigDecimal.ZERO) == 0
                        ? "free"
                        : count.spend().toPlainString());
    }
}

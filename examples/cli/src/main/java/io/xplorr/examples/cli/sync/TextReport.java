package io.xplorr.examples.cli.sync;

import io.xplorr.examples.cli.console.ProblemText;
import io.xplorr.examples.cli.console.TextTable;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a result for a person. Amounts are rounded to cents; the exact ones are in {@link JsonReport}. */
final class TextReport implements Report {
    @Override
    public void print(SyncReport report, PrintWriter out) {
        SyncResult result = report.result();
        out.printf(
                Locale.ROOT,
                "%s: %s in %.1f s%n",
                result.connectionId(),
                result.status(),
                result.duration().toMillis() / 1000.0);
        datasets(report, out);
        cost(report.cost(), out);

        out.printf(Locale.ROOT, "%n%-44s %7s %9s %7s%n", "call", "count", "throttled", "retried");
        result.calls()
                .byAction()
                .forEach((action, calls) -> out.printf(
                        Locale.ROOT, "%-44s %7d %9d %7d%n", action, calls.count(), calls.throttled(), calls.retried()));
        out.printf(
                Locale.ROOT,
                "AWS bills USD %s for these calls.%n",
                result.calls().spend().toPlainString());

        for (Problem problem : result.problems()) {
            out.println();
            ProblemText.print(problem, out);
        }
    }

    /** Tells what was due and what was not, which on a store that lasts is most of it from the second sync on. */
    private static void datasets(SyncReport report, PrintWriter out) {
        int due = report.result().outcomes().size();
        int left = report.left().size();
        if (report.result().status() == SyncStatus.FAILED) {
            out.println("Nothing was read; what the store held is as it was.");
            return;
        }
        if (left == 0) {
            out.printf(Locale.ROOT, "%d slices were due.%n%n", due);
        } else {
            out.printf(
                    Locale.ROOT,
                    "Incremental: %d of %d slices were due; %d were left as they are, being settled or read lately.%n%n",
                    due,
                    due + left,
                    left);
        }
        SortedMap<DatasetId, DatasetCount> counts = DatasetCount.all(report.result());
        report.left().forEach(slice -> counts.computeIfAbsent(slice.dataset(), none -> DatasetCount.none()));
        TextTable table = new TextTable(1, List.of("dataset", "due", "left", "records", "regions"));
        counts.forEach((dataset, count) -> table.row(List.of(
                dataset.value(),
                Long.toString(report.due(dataset)),
                Long.toString(report.left(dataset)),
                Long.toString(count.records()),
                Integer.toString(count.byRegion().size()))));
        table.print(out);
    }

    private static void cost(SortedMap<YearMonth, SortedMap<String, BigDecimal>> cost, PrintWriter out) {
        Set<String> bases = cost.values().stream()
                .flatMap(sums -> sums.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (bases.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%n%-8s", "month");
        bases.forEach(basis -> out.printf(Locale.ROOT, " %17s", basis));
        out.println();
        cost.forEach((month, sums) -> {
            out.printf(Locale.ROOT, "%-8s", month);
            bases.forEach(basis -> out.printf(Locale.ROOT, " %17s", cents(sums.get(basis))));
            out.println();
        });
    }

    private static String cents(@Nullable BigDecimal amount) {
        return amount == null ? "-" : amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}

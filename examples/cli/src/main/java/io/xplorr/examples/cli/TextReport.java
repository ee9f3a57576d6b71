package io.xplorr.examples.cli;

import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints a result for a person. Amounts are rounded to cents; the exact ones are in {@link JsonReport}. */
final class TextReport implements Report {
    @Override
    public void print(SyncResult result, SortedMap<YearMonth, SortedMap<String, BigDecimal>> cost, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s in %.1f s%n",
                result.status(),
                result.duration().toMillis() / 1000.0);

        out.printf(Locale.ROOT, "%n%-28s %9s  %s%n", "dataset", "records", "regions");
        DatasetCount.all(result)
                .forEach((dataset, count) -> out.printf(
                        Locale.ROOT,
                        "%-28s %9d  %d%n",
                        dataset,
                        count.records(),
                        count.byRegion().size()));

        cost(cost, out);

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
            out.printf(
                    Locale.ROOT,
                    "%n%s %s%s%s%n  %s%n",
                    problem.severity(),
                    problem.code(),
                    problem.dataset().map(dataset -> " " + dataset).orElse(""),
                    problem.scope().map(scope -> " " + scope).orElse(""),
                    problem.message());
            if (!problem.remedy().isEmpty()) {
                out.printf(Locale.ROOT, "  To do: %s%n", problem.remedy());
            }
        }
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

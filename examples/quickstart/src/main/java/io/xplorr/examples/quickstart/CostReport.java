package io.xplorr.examples.quickstart;

import io.xplorr.record.CostRecord;
import java.io.PrintStream;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints what the last months cost by service, the dearest service first. */
final class CostReport {
    private static final int MONTHS = 4;

    private final List<CostRecord> records;

    CostReport(List<CostRecord> records) {
        this.records = records;
    }

    void print(PrintStream out) {
        DailyCost all = DailyCost.of(records);
        if (all.isEmpty()) {
            return;
        }
        YearMonth last = YearMonth.from(all.last());
        List<YearMonth> months = IntStream.rangeClosed(1, MONTHS)
                .mapToObj(i -> last.minusMonths(MONTHS - i))
                .toList();
        Table table =
                new Table().row("", months.stream().map(YearMonth::toString).toList());
        DailyCost.by(CostReport::service, records).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(
                        (DailyCost cost) -> cost.in(last.minusMonths(1)), Comparator.reverseOrder())))
                .forEach(service -> table.row(service.getKey(), dollars(service.getValue(), months)));
        table.row("All services", dollars(all, months));

        Heading.print(
                out,
                "Cost by service, in US dollars; " + last + " goes to day "
                        + all.last().getDayOfMonth());
        table.print(out);
    }

    static String service(CostRecord row) {
        return row.service().map(CostRecord.Service::name).orElse("(no service)");
    }

    private static List<String> dollars(DailyCost cost, List<YearMonth> months) {
        return months.stream().map(month -> Money.dollars(cost.in(month))).toList();
    }
}

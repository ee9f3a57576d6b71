package io.xplorr.examples.quickstart;

import io.xplorr.record.CostRecord;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints the days that somebody should have been told of: the worst spike of any service in any account. */
final class SpikeReport {
    private final List<CostRecord> records;

    SpikeReport(List<CostRecord> records) {
        this.records = records;
    }

    void print(PrintStream out) {
        Heading.print(out, "Spike");
        out.println(worst().map(SpikeReport::tell).orElse("  No service cost far more than usual."));
    }

    private Optional<Map.Entry<String, Spike>> worst() {
        return DailyCost.by(SpikeReport::place, records).entrySet().stream()
                .flatMap(place -> Spike.worst(place.getValue()).map(spike -> Map.entry(place.getKey(), spike)).stream())
                .max(Map.Entry.comparingByValue(Comparator.comparing(Spike::excess)));
    }

    private static String tell(Map.Entry<String, Spike> place) {
        Spike spike = place.getValue();
        return String.format(
                "  %s, %s to %s:%n  %s dollars above the dearest day of the month before, which cost %s.",
                place.getKey(),
                spike.from(),
                spike.until().minusDays(1),
                Money.dollars(spike.excess()),
                Money.dollars(spike.usual()));
    }

    private static String place(CostRecord row) {
        return CostReport.service(row) + " in "
                + row.subAccount()
                        .map(account -> account.name().orElse(account.id()))
                        .orElse("(no account)");
    }
}

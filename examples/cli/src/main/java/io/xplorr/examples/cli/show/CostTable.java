package io.xplorr.examples.cli.show;

import io.xplorr.examples.cli.console.TextTable;
import io.xplorr.examples.cli.show.CostSums.Line;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Cost as a table: a line for each service or account, the dearest first, and a column for each month. Not thread-safe. */
final class CostTable {
    private final SortedMap<YearMonth, SortedMap<Line, BigDecimal>> months;

    CostTable(SortedMap<YearMonth, SortedMap<Line, BigDecimal>> months) {
        this.months = months;
    }

    /**
     * Prints it, with the decimal points of a column below each other.
     *
     * @param cents whether to round; otherwise every digit is shown
     */
    void print(boolean cents, PrintWriter out) {
        Map<Line, BigDecimal> sums = new TreeMap<>();
        Map<String, Map<YearMonth, BigDecimal>> totals = new TreeMap<>();
        months.forEach((month, lines) -> lines.forEach((line, amount) -> {
            sums.merge(line, amount, BigDecimal::add);
            totals.computeIfAbsent(line.currency(), first -> new TreeMap<>()).merge(month, amount, BigDecimal::add);
        }));
        int scale = cents ? 2 : mostDigits();
        List<String> titles = new ArrayList<>(List.of(""));
        months.keySet().forEach(month -> titles.add(month.toString()));
        TextTable table = new TextTable(1, titles);
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .forEach(line -> table.row(row(
                        line.toString(),
                        months.values().stream().map(lines -> lines.getOrDefault(line, BigDecimal.ZERO)),
                        scale)));
        totals.forEach((currency, total) -> table.row(row(
                new Line("Total", currency).toString(),
                months.keySet().stream().map(month -> total.getOrDefault(month, BigDecimal.ZERO)),
                scale)));
        table.print(out);
    }

    private int mostDigits() {
        return months.values().stream()
                .flatMap(lines -> lines.values().stream())
                .mapToInt(amount -> amount.stripTrailingZeros().scale())
                .reduce(2, Math::max);
    }

    private static List<String> row(String label, Stream<BigDecimal> amounts, int scale) {
        return Stream.concat(
                        Stream.of(label),
                        amounts.map(amount ->
                                amount.setScale(scale, RoundingMode.HALF_EVEN).toPlainString()))
                .toList();
    }
}

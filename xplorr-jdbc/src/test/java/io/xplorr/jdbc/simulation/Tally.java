package io.xplorr.jdbc.simulation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What a row of syncs was billed. Not thread-safe. */
final class Tally {
    private final Map<String, Long> requests = new TreeMap<>();
    private BigDecimal first = BigDecimal.ZERO;
    private BigDecimal all = BigDecimal.ZERO;
    private int syncs;

    void add(Map<String, Long> billed, BigDecimal usd) {
        billed.forEach((action, count) -> requests.merge(action, count, Long::sum));
        all = all.add(usd);
        first = syncs == 0 ? usd : first;
        syncs++;
    }

    int syncs() {
        return syncs;
    }

    @Override
    public String toString() {
        return "%d syncs, USD %s for the first and %s for all, billed requests %s"
                .formatted(syncs, first.toPlainString(), all.toPlainString(), requests);
    }
}

package io.xplorr.examples.cli;

import io.xplorr.aws.cost.CostDatasets;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.RecordSink;
import io.xplorr.store.SliceSeal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds daily cost up by month and basis. It keeps the sums only, however many records come, and those of whole slices only:
 * a read that failed half-way counts for nothing. Thread-safe.
 */
final class MonthlyCost implements RecordSink {
    private static final String DOLLARS = " USD";

    private final Map<Slice, Map<String, BigDecimal>> totals = new ConcurrentHashMap<>();

    @Override
    public void page(ConnectionId connectionId, long run, Slice slice, List<? extends CloudRecord> records) {
        // The engine adds up what it hands over; the sums come with the commit.
    }

    @Override
    public void commit(ConnectionId connectionId, long run, Slice slice, SliceSeal seal) {
        if (slice.dataset().equals(CostDatasets.DAILY)) {
            totals.put(slice, seal.totals());
        }
    }

    /**
     * Returns the exact sums of each month by basis, such as {@code UNBLENDED}; other currencies than US dollars, which
     * cannot be added to them, have a sum of their own, such as {@code UNBLENDED EUR}.
     */
    SortedMap<YearMonth, SortedMap<String, BigDecimal>> byMonth() {
        SortedMap<YearMonth, SortedMap<String, BigDecimal>> months = new TreeMap<>();
        totals.forEach((slice, sums) -> {
            Map<String, BigDecimal> month =
                    months.computeIfAbsent(YearMonth.from(slice.window().startDate()), first -> new TreeMap<>());
            sums.forEach((key, sum) -> month.merge(basis(key), sum, BigDecimal::add));
        });
        return months;
    }

    private static String basis(String key) {
        return key.endsWith(DOLLARS) ? key.substring(0, key.length() - DOLLARS.length()) : key;
    }
}

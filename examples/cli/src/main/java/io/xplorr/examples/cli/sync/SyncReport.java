package io.xplorr.examples.cli.sync;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceState;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a sync did, and what the store holds since. Immutable and thread-safe.
 *
 * @param left the slices of the datasets that were asked for that were not due: settled, or read a short while ago
 * @param cost the exact sums of daily cost that the store holds, by month and basis
 */
record SyncReport(SyncResult result, List<Slice> left, SortedMap<YearMonth, SortedMap<String, BigDecimal>> cost) {
    /**
     * Puts a report together.
     *
     * @param asked the datasets that were to be read
     * @param held what the store holds after the sync
     */
    static SyncReport of(SyncResult result, Set<DatasetId> asked, Collection<SliceState> held) {
        Set<Slice> due = result.outcomes().stream().map(SliceOutcome::slice).collect(Collectors.toSet());
        List<Slice> left = held.stream()
                .filter(state -> !state.retired())
                .map(SliceState::slice)
                .filter(slice -> asked.contains(slice.dataset()) && !due.contains(slice))
                .toList();
        return new SyncReport(result, left, MonthlyTotals.byMonth(held));
    }

    long due(DatasetId dataset) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.slice().dataset().equals(dataset))
                .count();
    }

    long left(DatasetId dataset) {
        return left.stream().filter(slice -> slice.dataset().equals(dataset)).count();
    }
}

package io.xplorr.examples.cli.sync;

import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncResult;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many records one dataset got, by region. A region that could not be read is absent, which is not the same as 0.
 * Immutable once {@link #all} has returned it.
 */
record DatasetCount(SortedMap<Scope, Long> byRegion) {
    /** Counts what was replaced; a dataset of which nothing was is there too. */
    static SortedMap<DatasetId, DatasetCount> all(SyncResult result) {
        SortedMap<DatasetId, DatasetCount> counts = new TreeMap<>();
        for (SliceOutcome outcome : result.outcomes()) {
            DatasetCount count = counts.computeIfAbsent(outcome.slice().dataset(), id -> none());
            if (outcome instanceof SliceOutcome.Replaced replaced) {
                count.byRegion.merge(replaced.slice().scope(), replaced.records(), Long::sum);
            }
        }
        return counts;
    }

    static DatasetCount none() {
        return new DatasetCount(new TreeMap<>());
    }

    long records() {
        return byRegion.values().stream().mapToLong(Long::longValue).sum();
    }
}

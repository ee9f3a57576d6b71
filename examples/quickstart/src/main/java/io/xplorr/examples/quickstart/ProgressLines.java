package io.xplorr.examples.quickstart;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints a line whenever all slices of a dataset have ended, for one sync at a time. Thread-safe. */
final class ProgressLines implements SyncListener {
    private final PrintStream out;
    private final Map<DatasetId, Dataset> datasets = new HashMap<>();

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void syncStarted(ConnectionId connectionId, long run) {
        datasets.clear();
    }

    @Override
    public synchronized void slicesPlanned(ConnectionId connectionId, List<Slice> slices) {
        slices.forEach(slice -> datasets.computeIfAbsent(slice.dataset(), id -> new Dataset()).planned++);
    }

    @Override
    public synchronized void sliceEnded(ConnectionId connectionId, SliceOutcome outcome) {
        DatasetId id = outcome.slice().dataset();
        Dataset dataset = datasets.computeIfAbsent(id, key -> new Dataset());
        dataset.ended++;
        if (outcome instanceof SliceOutcome.Replaced replaced) {
            dataset.replaced++;
            dataset.records += replaced.records();
        }
        if (dataset.ended == dataset.planned) {
            out.printf(
                    Locale.ROOT,
                    "  %-28s %,9d records, %d of %d slices%n",
                    id,
                    dataset.records,
                    dataset.replaced,
                    dataset.planned);
        }
    }

    private static final class Dataset {
        private int planned;
        private int ended;
        private int replaced;
        private long records;
    }
}

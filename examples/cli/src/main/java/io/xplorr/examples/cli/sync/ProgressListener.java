package io.xplorr.examples.cli.sync;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Slice;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on the terminal how many slices of one sync are done, and how many records they hold. Thread-safe. */
final class ProgressListener implements SyncListener {
    private final AtomicLong records = new AtomicLong();
    private final ProgressBar bar = new ProgressBarBuilder()
            .setTaskName("sync")
            .setUnit(" slices", 1)
            .setInitialMax(0)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();

    @Override
    public void slicesPlanned(ConnectionId connectionId, List<Slice> slices) {
        bar.maxHint(bar.getMax() + slices.size());
    }

    @Override
    public void pageWritten(ConnectionId connectionId, Slice firstSliceOfRead, int records) {
        bar.setExtraMessage(" " + this.records.addAndGet(records) + " records");
    }

    @Override
    public void sliceEnded(ConnectionId connectionId, SliceOutcome outcome) {
        bar.step();
    }

    @Override
    public void syncEnded(SyncResult result) {
        bar.close();
    }
}

package io.xplorr.testkit.contract;

import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.spi.Dataset;
import io.xplorr.sync.CallCount;
import io.xplorr.sync.CallEvent;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.RecordingStore;
import io.xplorr.testkit.StoreEvent;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The engine over a contract's cloud, on a manual clock and with a store that remembers. */
final class Reading implements AutoCloseable {
    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final RecordingStore store = RecordingStore.inMemory();
    final ContractCloud cloud;
    private final AtomicBoolean cancelling = new AtomicBoolean();
    private final CompletableFuture<SyncRun> started = new CompletableFuture<>();
    private final Xplorr xplorr;

    Reading(CollectorContract contract) throws Exception {
        this.cloud = contract.open(clock);
        this.xplorr = Xplorr.builder()
                .addProvider(cloud.provider())
                .store(store)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(1))
                .addListener(new CancelAfterFirstCall())
                .build();
    }

    SyncResult sync() {
        return xplorr.sync(cloud.connection(), request());
    }

    /** Cancels the sync when its first page has been answered, and waits for its end. */
    SyncResult syncCancelledAtItsFirstPage() {
        cancelling.set(true);
        SyncRun run = xplorr.start(cloud.connection(), request());
        started.complete(run);
        return run.join();
    }

    /** Returns the calls of the dataset's action, as the result counts them. */
    CallCount calls(SyncResult result) {
        return result.calls().of(cloud.action());
    }

    List<CloudRecord> held() {
        return store.records(cloud.connection().id(), cloud.dataset());
    }

    /** Returns the slice that reads what all slices of the last sync hold. */
    Slice slice() {
        List<Slice> slices = store.events(StoreEvent.Committed.class).stream()
                .map(StoreEvent.Committed::slice)
                .sorted()
                .toList();
        Slice first = slices.get(0);
        return new Slice(
                first.dataset(),
                first.scope(),
                first.window().through(slices.get(slices.size() - 1).window()));
    }

    List<CloudRecord> written() {
        return store.events(StoreEvent.Written.class).stream()
                .flatMap(page -> page.records().stream())
                .toList();
    }

    Dataset dataset() {
        return cloud.provider().datasets().stream()
                .filter(dataset -> dataset.id().equals(cloud.dataset()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the provider has no dataset " + cloud.dataset()));
    }

    @Override
    public void close() {
        xplorr.close();
        cloud.close();
    }

    private SyncRequest request() {
        return SyncRequest.builder()
                .addDataset(cloud.dataset())
                .historyMonths(0)
                .sweepAfter(Duration.ZERO)
                .build();
    }

    private final class CancelAfterFirstCall implements SyncListener {
        @Override
        public void callEnded(CallEvent event) {
            if (cancelling.get() && event.action().equals(cloud.action())) {
                started.join().cancel();
            }
        }
    }
}

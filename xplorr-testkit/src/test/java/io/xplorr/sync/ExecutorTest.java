package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.record.ResourceRecord;
import io.xplorr.spi.TimeSource;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync ends on whatever executor it is given, and whatever its tasks throw. */
@Timeout(60)
class ExecutorTest {
    private static final CloudConnection ACME = FakeProvider.connection("acme");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final InMemoryStore store = Store.inMemory();

    @Test
    void sync_asManyRunsAsThreads_allEnd() {
        ExecutorService two = Executors.newFixedThreadPool(2);
        TimeSource time = TimeSource.system(); // a manual clock knows its own threads only
        try (Xplorr xplorr = Xplorr.builder()
                .addProvider(cloud(time))
                .timeSource(time)
                .executor(two)
                .build()) {
            List<SyncRun> runs = Stream.of("one", "two", "three", "four")
                    .map(name -> xplorr.start(FakeProvider.connection(name), SyncRequest.defaults()))
                    .toList();

            assertThat(runs)
                    .extracting(SyncRun::join)
                    .allSatisfy(result -> assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE));
        } finally {
            two.shutdown();
        }
    }

    @Test
    void sync_executorTakesNoMoreThanTheRun_isComplete() {
        AtomicInteger tasks = new AtomicInteger();
        Executor one = task -> {
            if (tasks.incrementAndGet() > 1) {
                throw new RejectedExecutionException("one is enough");
            }
            clock.executor().execute(task);
        };
        try (Xplorr xplorr = xplorr(one, cloud(clock))) {
            SyncResult result = xplorr.sync(ACME);

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(result.records(THINGS_ID)).isEqualTo(12);
        }
    }

    @Test
    void sync_aReadThrowsAnError_theOthersAreKeptAndTheErrorIsThrown() {
        FakeProvider cloud = cloud(clock);
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things")
                    && call.scope().value().equals("eu-west-1")) {
                throw new NoSuchMethodError("the application brings another version");
            }
        });
        try (Xplorr xplorr = xplorr(clock.executor(), cloud)) {
            assertThatThrownBy(() -> xplorr.sync(ACME))
                    .isInstanceOf(NoSuchMethodError.class)
                    .hasMessage("the application brings another version");

            assertThat(store.records(ACME.id(), THINGS_ID, ResourceRecord.class))
                    .hasSize(6)
                    .allSatisfy(thing -> assertThat(thing.regionId()).contains("us-east-1"));
        }
    }

    private static FakeProvider cloud(TimeSource time) {
        return FakeProvider.builder(time)
                .addRegion("eu-west-1")
                .addRegion("us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(3, 2))
                .build();
    }

    private Xplorr xplorr(Executor executor, FakeProvider cloud) {
        return FakeCloud.xplorr(clock, cloud).executor(executor).store(store).build();
    }
}

package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.COST_ID;
import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The process dies between any two steps of a run: the store holds whole slices only, and the next run finishes. */
class CrashTest {
    private static final CloudConnection ACME = FakeProvider.connection("acme");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");

    @Test
    void sync_diesAtAnyStep_leavesNoHalfSliceAndTheNextRunCompletes() {
        int steps = stepsOfAWholeRun();
        assertThat(steps).as("the run has steps to die at").isGreaterThan(50);
        for (int step = 1; step <= steps; step++) {
            InMemoryStore store = Store.inMemory();
            SyncResult died = sync(new DyingStore(store, step));

            assertThat(died.status()).as("death at step %s", step).isNotEqualTo(SyncStatus.COMPLETE);
            assertWholeSlices(store, step);

            SyncResult next = sync(store);
            assertThat(next.status()).as("after death at step %s", step).isEqualTo(SyncStatus.COMPLETE);
            assertThat(store.records(ACME.id(), THINGS_ID)).hasSize(12);
            assertThat(store.records(ACME.id(), COST_ID)).hasSize(28);
            long wholeBefore = died.outcomes().stream()
                    .filter(SliceOutcome.Replaced.class::isInstance)
                    .filter(outcome -> outcome.slice().dataset().equals(COST_ID))
                    .count();
            long costReadAgain = next.outcomes().stream()
                    .filter(outcome -> outcome.slice().dataset().equals(COST_ID))
                    .count();
            assertThat(costReadAgain)
                    .as("after death at step %s only what is missing or open is read", step)
                    .isBetween(14 - wholeBefore, 15 - wholeBefore);
        }
    }

    private int stepsOfAWholeRun() {
        DyingStore counting = new DyingStore(Store.inMemory(), Integer.MAX_VALUE);
        assertThat(sync(counting).status()).isEqualTo(SyncStatus.COMPLETE);
        return counting.steps.get();
    }

    private static void assertWholeSlices(InMemoryStore store, int step) {
        Map<Slice, Long> held =
                store.states(ACME.id()).stream().collect(Collectors.toMap(SliceState::slice, SliceState::records));
        held.forEach((slice, records) -> assertThat(records)
                .as("slice %s after death at step %s", slice, step)
                .isEqualTo(slice.dataset().equals(THINGS_ID) ? 6 : 2));
        long rows = held.values().stream().mapToLong(Long::longValue).sum();
        assertThat(store.records(ACME.id(), THINGS_ID).size()
                        + store.records(ACME.id(), COST_ID).size())
                .isEqualTo((int) rows);
    }

    private SyncResult sync(Store store) {
        FakeProvider cloud = FakeCloud.on(clock)
                .addRegion("eu-west-1")
                .addRegion("us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(3, 2))
                .addDataset(COST, FakeCloud.monthlyCost(false))
                .build();
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            return xplorr.sync(ACME);
        }
    }

    /** Lets so many steps pass and then fails each one, as for a process that is gone. */
    private record DyingStore(Store store, int deadly, AtomicInteger steps) implements Store {
        DyingStore(Store store, int deadly) {
            this(store, deadly, new AtomicInteger());
        }

        @Override
        public StoreRun open(ConnectionId connectionId) {
            step();
            return new DyingRun(store.open(connectionId));
        }

        @Override
        public List<SliceState> states(ConnectionId connectionId) {
            return store.states(connectionId);
        }

        @Override
        public void remove(ConnectionId connectionId) {
            store.remove(connectionId);
        }

        private void step() {
            if (steps.incrementAndGet() >= deadly) {
                throw new IllegalStateException("the process is gone");
            }
        }

        private final class DyingRun implements StoreRun {
            private final StoreRun run;

            DyingRun(StoreRun run) {
                this.run = run;
            }

            @Override
            public long number() {
                return run.number();
            }

            @Override
            public List<SliceState> states() {
                step();
                return run.states();
            }

            @Override
            public SliceWriter begin(Slice slice) {
                step();
                SliceWriter writer = run.begin(slice);
                step();
                return new DyingWriter(writer);
            }

            @Override
            public void retire(Slice slice) {
                run.retire(slice);
            }

            @Override
            public void close() {
                run.close();
            }
        }

        private final class DyingWriter implements SliceWriter {
            private final SliceWriter writer;

            DyingWriter(SliceWriter writer) {
                this.writer = writer;
            }

            @Override
            public void write(List<? extends CloudRecord> records) {
                step();
                writer.write(records);
                step();
            }

            @Override
            public long commit(SliceSeal seal) {
                step();
                return writer.commit(seal);
            }

            @Override
            public void close() {
                writer.close();
            }
        }
    }
}

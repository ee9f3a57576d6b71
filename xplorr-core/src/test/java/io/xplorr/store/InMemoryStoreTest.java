package io.xplorr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId THINGS = DatasetId.of("inventory.things");
    private static final Slice SLICE = new Slice(THINGS, Scope.region("eu-west-1"), Window.NOW);
    private static final SliceSeal SEAL = new SliceSeal(Instant.EPOCH, false, Map.of(), Optional.empty());

    private final InMemoryStore store = Store.inMemory();

    @Test
    void write_withoutCommit_changesNothing() {
        put(store.open(ACME), "a");
        try (StoreRun run = store.open(ACME);
                SliceWriter writer = run.begin(SLICE)) {
            writer.write(List.of(thing("b")));
        }

        assertThat(uids()).containsExactly("a");
    }

    @Test
    void commit_replacesTheWholeSlice() {
        put(store.open(ACME), "a", "b");
        put(store.open(ACME), "b", "c");

        assertThat(uids()).containsExactly("b", "c");
    }

    @Test
    void commit_ofAnOlderRun_isRefusedAlsoWhereTheNewerHasNotBegun() {
        StoreRun older = store.open(ACME);
        SliceWriter writer = older.begin(SLICE);
        writer.write(List.of(thing("a")));
        store.open(ACME);

        assertThatThrownBy(() -> writer.commit(SEAL))
                .isInstanceOf(SupersededException.class)
                .hasMessageContaining("acme");
        assertThatThrownBy(() -> older.begin(SLICE)).isInstanceOf(SupersededException.class);
        assertThatThrownBy(() -> older.retire(SLICE)).isInstanceOf(SupersededException.class);
        assertThat(uids()).isEmpty();
    }

    @Test
    void commit_afterRemoval_isRefused() {
        StoreRun run = store.open(ACME);
        SliceWriter writer = run.begin(SLICE);
        store.remove(ACME);

        assertThatThrownBy(() -> writer.commit(SEAL)).isInstanceOf(SupersededException.class);
    }

    @Test
    void commit_twice_isRefused() {
        SliceWriter writer = store.open(ACME).begin(SLICE);
        writer.commit(SEAL);

        assertThatThrownBy(() -> writer.commit(SEAL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forwarding_tellsBeginPageCommitAndAbandon() {
        List<String> told = new ArrayList<>();
        Store forwarding = Store.forwarding(new RecordSink() {
            @Override
            public void begin(ConnectionId id, long run, Slice slice) {
                told.add("begin");
            }

            @Override
            public void page(ConnectionId id, long run, Slice slice, List<? extends CloudRecord> records) {
                told.add("page " + records.size());
            }

            @Override
            public void commit(ConnectionId id, long run, Slice slice, SliceSeal seal) {
                told.add("commit");
            }

            @Override
            public void abandon(ConnectionId id, long run, Slice slice) {
                told.add("abandon");
            }
        });
        put(forwarding.open(ACME), "a", "b");
        StoreRun run = forwarding.open(ACME);
        run.begin(SLICE).close();

        assertThat(told).containsExactly("begin", "page 2", "commit", "begin", "abandon");
        assertThat(run.states()).singleElement().satisfies(state -> {
            assertThat(state.records()).isEqualTo(2);
            assertThat(state.run()).isEqualTo(1);
        });
    }

    @Test
    void forwarding_sinkThatFailsTheCommit_keepsTheOldState() {
        Store forwarding = Store.forwarding(new RecordSink() {
            @Override
            public void page(ConnectionId id, long run, Slice slice, List<? extends CloudRecord> records) {}

            @Override
            public void commit(ConnectionId id, long run, Slice slice, SliceSeal seal) {
                throw new IllegalStateException("the sink is full");
            }
        });
        StoreRun run = forwarding.open(ACME);
        SliceWriter writer = run.begin(SLICE);

        assertThatThrownBy(() -> writer.commit(SEAL)).hasMessage("the sink is full");
        assertThat(run.states()).isEmpty();
    }

    private void put(StoreRun run, String... uids) {
        try (run;
                SliceWriter writer = run.begin(SLICE)) {
            writer.write(List.of(uids).stream().map(InMemoryStoreTest::thing).toList());
            assertThat(writer.commit(SEAL)).isEqualTo(uids.length);
        }
    }

    private List<String> uids() {
        return store.records(ACME, THINGS, ResourceRecord.class).stream()
                .map(ResourceRecord::uid)
                .toList();
    }

    private static ResourceRecord thing(String uid) {
        Origin origin = new Origin(ACME, Provider.AWS, THINGS, Instant.EPOCH);
        return ResourceRecord.builder(origin, uid, ResourceType.COMPUTE_INSTANCE)
                .build();
    }
}

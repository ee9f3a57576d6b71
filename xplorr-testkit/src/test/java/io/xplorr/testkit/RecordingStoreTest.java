package io.xplorr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.ResourceRecord;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.record.Window;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingStoreTest {
    private static final ConnectionId ACME = ConnectionId.of("acme");
    private static final DatasetId THINGS = DatasetId.of("inventory.things");
    private static final Slice EUROPE = new Slice(THINGS, Scope.region("eu-west-1"), Window.NOW);
    private static final Slice AMERICA = new Slice(THINGS, Scope.region("us-east-1"), Window.NOW);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final SliceSeal SEAL = new SliceSeal(NOW, false, Map.of(), Optional.empty());

    private final RecordingStore store = RecordingStore.inMemory();

    @Test
    void events_tellAllThatHappened_inOrder() {
        StoreRun run = store.open(ACME);
        SliceWriter writer = run.begin(EUROPE);
        writer.write(List.of(thing("one", "old")));
        writer.write(List.of(thing("two", "new"), thing("one", "new")));
        writer.commit(SEAL);
        writer.close();
        run.retire(EUROPE);
        run.begin(AMERICA).close();
        run.close();
        run.close();
        List<SliceState> states = store.states(ACME);
        store.remove(ACME);

        assertThat(store.events())
                .containsExactly(
                        new StoreEvent.Opened(ACME, 1),
                        new StoreEvent.Begun(ACME, 1, EUROPE),
                        new StoreEvent.Written(ACME, 1, EUROPE, List.of(thing("one", "old"))),
                        new StoreEvent.Written(ACME, 1, EUROPE, List.of(thing("two", "new"), thing("one", "new"))),
                        new StoreEvent.Committed(
                                ACME, 1, EUROPE, SEAL, List.of(thing("one", "new"), thing("two", "new"))),
                        new StoreEvent.Retired(ACME, 1, EUROPE),
                        new StoreEvent.Begun(ACME, 1, AMERICA),
                        new StoreEvent.Abandoned(ACME, 1, AMERICA),
                        new StoreEvent.Closed(ACME, 1),
                        new StoreEvent.Read(ACME, states),
                        new StoreEvent.Removed(ACME));
        assertThat(states).containsExactly(new SliceState(EUROPE, 1, SEAL, 2, true));
    }

    @Test
    void records_areWhatTheCommitsHaveLeft() {
        StoreRun run = store.open(ACME);
        replace(run, AMERICA, thing("three", "a"));
        replace(run, EUROPE, thing("one", "a"), thing("two", "a"));
        replace(run, EUROPE, thing("two", "b"));
        SliceWriter abandoned = run.begin(AMERICA);
        abandoned.write(List.of(thing("four", "a")));
        abandoned.close();

        assertThat(store.records(ACME, THINGS)).containsExactly(thing("two", "b"), thing("three", "a"));
        assertThat(store.records(ConnectionId.of("other"), THINGS)).isEmpty();
        assertThat(store.records(ACME, DatasetId.of("inventory.others"))).isEmpty();
        store.remove(ACME);
        assertThat(store.records(ACME, THINGS)).isEmpty();
    }

    @Test
    void openRuns_areThoseThatAreNotClosed() {
        StoreRun first = store.open(ACME);
        store.open(ACME);
        first.close();

        assertThat(store.openRuns()).containsExactly(new StoreEvent.Opened(ACME, 2));
    }

    @Test
    void refusals_areThrownOnAndNotRemembered() {
        StoreRun older = store.open(ACME);
        SliceWriter late = older.begin(EUROPE);
        store.open(ACME);

        assertThatThrownBy(() -> older.begin(AMERICA)).isInstanceOf(SupersededException.class);
        assertThatThrownBy(() -> late.commit(SEAL)).isInstanceOf(SupersededException.class);
        assertThat(store.events(StoreEvent.Begun.class)).hasSize(1);
        assertThat(store.events(StoreEvent.Committed.class)).isEmpty();
    }

    private static void replace(StoreRun run, Slice slice, ResourceRecord... things) {
        try (SliceWriter writer = run.begin(slice)) {
            writer.write(List.of(things));
            writer.commit(SEAL);
        }
    }

    private static ResourceRecord thing(String id, String name) {
        return ResourceRecord.builder(
                        new Origin(ACME, Provider.of("fake"), THINGS, NOW), id, ResourceType.COMPUTE_INSTANCE)
                .name(name)
                .build();
    }
}

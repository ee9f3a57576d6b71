package io.xplorr.testkit;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A store around another one that remembers what was asked of it, record by record, so that a test can tell not only what
 * is held but how it came there. It changes nothing: what the other store throws is thrown on, and not remembered. It keeps
 * all that it remembers in memory. Thread-safe if the other one is.
 *
 * <pre>{@code
 * RecordingStore store = RecordingStore.inMemory();
 * ...
 * assertThat(store.records(acme.id(), cost, CostRecord.class)).hasSize(31);
 * assertThat(store.events(StoreEvent.Abandoned.class)).isEmpty();
 * }</pre>
 */
public final class RecordingStore implements Store {
    private final Store store;
    private final List<StoreEvent> events = Collections.synchronizedList(new ArrayList<>());

    private RecordingStore(Store store) {
        this.store = store;
    }

    /** Returns a store in memory that remembers. */
    public static RecordingStore inMemory() {
        return around(Store.inMemory());
    }

    /** Returns a store that hands on to {@code store} and remembers. */
    public static RecordingStore around(Store store) {
        return new RecordingStore(store);
    }

    /** Returns all that happened, in order; of two slices written at once, as their calls returned. */
    public List<StoreEvent> events() {
        return List.copyOf(events);
    }

    /** Returns what happened of one kind, in order. */
    public <E extends StoreEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the records that the commits have left of a dataset, as a reader would find them, slice by slice in order. */
    public List<CloudRecord> records(ConnectionId connectionId, DatasetId dataset) {
        return held(commit -> commit.connectionId().equals(connectionId)
                        && commit.slice().dataset().equals(dataset))
                .values()
                .stream()
                .flatMap(commit -> commit.records().stream())
                .toList();
    }

    /** Returns the records of one kind that the commits have left of a dataset, slice by slice in order. */
    public <R extends CloudRecord> List<R> records(ConnectionId connectionId, DatasetId dataset, Class<R> kind) {
        return records(connectionId, dataset).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Returns the runs that were opened and are not closed, in order: there are none when no sync is under way. */
    public List<StoreEvent.Opened> openRuns() {
        return events(StoreEvent.Opened.class).stream()
                .filter(opened -> events(StoreEvent.Closed.class).stream()
                        .noneMatch(closed ->
                                closed.connectionId().equals(opened.connectionId()) && closed.run() == opened.run()))
                .toList();
    }

    @Override
    public StoreRun open(ConnectionId connectionId) {
        StoreRun run = store.open(connectionId);
        events.add(new StoreEvent.Opened(connectionId, run.number()));
        return new Run(connectionId, run);
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        List<SliceState> states = store.states(connectionId);
        events.add(new StoreEvent.Read(connectionId, states));
        return states;
    }

    @Override
    public void remove(ConnectionId connectionId) {
        store.remove(connectionId);
        events.add(new StoreEvent.Removed(connectionId));
    }

    private Map<Slice, StoreEvent.Committed> held(Predicate<StoreEvent.Committed> chosen) {
        Map<Slice, StoreEvent.Committed> held = new TreeMap<>();
        for (StoreEvent event : events()) {
            if (event instanceof StoreEvent.Committed commit && chosen.test(commit)) {
                held.put(commit.slice(), commit);
            } else if (event instanceof StoreEvent.Removed removed) {
                held.values().removeIf(commit -> commit.connectionId().equals(removed.connectionId()));
            }
        }
        return held;
    }

    private final class Run implements StoreRun {
        private final ConnectionId connectionId;
        private final StoreRun run;
        private final AtomicBoolean closed = new AtomicBoolean();

        Run(ConnectionId connectionId, StoreRun run) {
            this.connectionId = connectionId;
            this.run = run;
        }

        @Override
        public long number() {
            return run.number();
        }

        @Override
        public List<SliceState> states() {
            List<SliceState> states = run.states();
            events.add(new StoreEvent.Read(connectionId, states));
            return states;
        }

        @Override
        public SliceWriter begin(Slice slice) {
            SliceWriter writer = run.begin(slice);
            events.add(new StoreEvent.Begun(connectionId, run.number(), slice));
            return new Writer(this, slice, writer);
        }

        @Override
        public void retire(Slice slice) {
            run.retire(slice);
            events.add(new StoreEvent.Retired(connectionId, run.number(), slice));
        }

        @Override
        public void close() {
            run.close();
            if (closed.compareAndSet(false, true)) {
                events.add(new StoreEvent.Closed(connectionId, run.number()));
            }
        }
    }

    private final class Writer implements SliceWriter {
        private final Run run;
        private final Slice slice;
        private final SliceWriter writer;
        private final List<CloudRecord> written = new ArrayList<>();
        private boolean over;

        Writer(Run run, Slice slice, SliceWriter writer) {
            this.run = run;
            this.slice = slice;
            this.writer = writer;
        }

        @Override
        public void write(List<? extends CloudRecord> records) {
            writer.write(records);
            written.addAll(records);
            events.add(new StoreEvent.Written(run.connectionId, run.number(), slice, List.copyOf(records)));
        }

        @Override
        public long commit(SliceSeal seal) {
            long held = writer.commit(seal);
            over = true;
            events.add(new StoreEvent.Committed(run.connectionId, run.number(), slice, seal, laterOfEach(written)));
            return held;
        }

        @Override
        public void close() {
            writer.close();
            if (!over) {
                over = true;
                events.add(new StoreEvent.Abandoned(run.connectionId, run.number(), slice));
            }
        }

        private static List<CloudRecord> laterOfEach(Collection<CloudRecord> records) {
            Map<String, CloudRecord> byKey = new LinkedHashMap<>();
            records.forEach(row -> byKey.put(row.key(), row));
            return List.copyOf(byKey.values());
        }
    }
}

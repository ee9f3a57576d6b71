package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A right store whose steps can be overridden, so that a subclass breaks just one. */
class BrokenStore implements Store {
    final InMemoryStore right = Store.inMemory();
    final Map<ConnectionId, StoreRun> newest = new ConcurrentHashMap<>();

    List<CloudRecord> read(ConnectionId connectionId, DatasetId dataset) {
        return right.records(connectionId, dataset);
    }

    @Override
    public StoreRun open(ConnectionId connectionId) {
        StoreRun run = right.open(connectionId);
        newest.put(connectionId, run);
        return new Run(connectionId, run);
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        return right.states(connectionId);
    }

    @Override
    public void remove(ConnectionId connectionId) {
        right.remove(connectionId);
    }

    long number(Run run) {
        return run.right().number();
    }

    List<SliceState> states(Run run) {
        return run.right().states();
    }

    SliceWriter begin(Run run, Slice slice) {
        return run.right().begin(slice);
    }

    void retire(Run run, Slice slice) {
        run.right().retire(slice);
    }

    void write(Writer writer, List<? extends CloudRecord> page) {
        writer.right.write(page);
    }

    long commit(Writer writer, SliceSeal seal) {
        return writer.right.commit(seal);
    }

    void close(Writer writer) {
        writer.right.close();
    }

    /** Writes a slice anew in the newest run, as a store without a fence would. */
    long commitAnyway(Writer writer, SliceSeal seal, List<? extends CloudRecord> records) {
        SliceWriter again = newest.get(writer.run.connectionId()).begin(writer.slice);
        again.write(records);
        return again.commit(seal);
    }

    final class Run implements StoreRun {
        private final ConnectionId connectionId;
        private final StoreRun right;

        Run(ConnectionId connectionId, StoreRun right) {
            this.connectionId = connectionId;
            this.right = right;
        }

        ConnectionId connectionId() {
            return connectionId;
        }

        StoreRun right() {
            return right;
        }

        @Override
        public long number() {
            return BrokenStore.this.number(this);
        }

        @Override
        public List<SliceState> states() {
            return BrokenStore.this.states(this);
        }

        @Override
        public SliceWriter begin(Slice slice) {
            return new Writer(this, slice, BrokenStore.this.begin(this, slice));
        }

        @Override
        public void retire(Slice slice) {
            BrokenStore.this.retire(this, slice);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    final class Writer implements SliceWriter {
        final Run run;
        final Slice slice;
        final SliceWriter right;
        final List<CloudRecord> written = new ArrayList<>();
        boolean committed;

        Writer(Run run, Slice slice, SliceWriter right) {
            this.run = run;
            this.slice = slice;
            this.right = right;
        }

        @Override
        public void write(List<? extends CloudRecord> page) {
            BrokenStore.this.write(this, page);
            written.addAll(page);
        }

        @Override
        public long commit(SliceSeal seal) {
            long records = BrokenStore.this.commit(this, seal);
            committed = true;
            return records;
        }

        @Override
        public void close() {
            BrokenStore.this.close(this);
        }
    }
}

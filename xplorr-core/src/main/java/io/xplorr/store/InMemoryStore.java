package io.xplorr.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Slice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A store in memory, for tests and short-lived programs. Readers never see half a slice. Thread-safe. */
public final class InMemoryStore implements Store {
    private final Map<ConnectionId, RunLedger> ledgers = new ConcurrentHashMap<>();

    InMemoryStore() {}

    @Override
    public StoreRun open(ConnectionId connectionId) {
        RunLedger ledger = ledgers.computeIfAbsent(connectionId, RunLedger::new);
        long number = ledger.nextRun();
        return new LedgerRun(number, ledger, slice -> new Writer(ledger, number, slice));
    }

    @Override
    public void remove(ConnectionId connectionId) {
        RunLedger ledger = ledgers.get(connectionId);
        if (ledger != null) {
            ledger.clear();
        }
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        return held(connectionId).map(RunLedger.Held::state).toList();
    }

    /** Returns the records held of a dataset, slice by slice in order. */
    public List<CloudRecord> records(ConnectionId connectionId, DatasetId dataset) {
        return held(connectionId)
                .filter(held -> held.state().slice().dataset().equals(dataset))
                .flatMap(held -> held.records().values().stream())
                .toList();
    }

    /** Returns the records of one kind held of a dataset, slice by slice in order. */
    public <R extends CloudRecord> List<R> records(ConnectionId connectionId, DatasetId dataset, Class<R> kind) {
        return records(connectionId, dataset).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Stream<RunLedger.Held> held(ConnectionId connectionId) {
        RunLedger ledger = ledgers.get(connectionId);
        return ledger == null
                ? Stream.empty()
                : ledger.held().stream()
                        .sorted(Comparator.comparing(held -> held.state().slice()));
    }

    private static final class Writer implements SliceWriter {
        private final RunLedger ledger;
        private final long run;
        private final Slice slice;
        private Map<String, CloudRecord> staged = new LinkedHashMap<>();
        private boolean done;

        Writer(RunLedger ledger, long run, Slice slice) {
            this.ledger = ledger;
            this.run = run;
            this.slice = slice;
        }

        @Override
        public void write(List<? extends CloudRecord> records) {
            requireOpen();
            records.forEach(row -> staged.put(row.key(), row));
        }

        @Override
        public long commit(SliceSeal seal) {
            requireOpen();
            ledger.replace(run, new SliceState(slice, run, seal, staged.size(), false), staged, () -> {});
            done = true;
            return staged.size();
        }

        @Override
        public void close() {
            done = true;
            staged = Map.of(); // what was committed is the ledger's now
        }

        private void requireOpen() {
            if (done) {
                throw new IllegalStateException("writer of slice " + slice + " was committed or closed before");
            }
        }
    }
}

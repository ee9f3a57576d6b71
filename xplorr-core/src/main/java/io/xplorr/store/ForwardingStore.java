package io.xplorr.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands records on and keeps the states only. Thread-safe. */
final class ForwardingStore implements Store {
    private final RecordSink sink;
    private final Map<ConnectionId, RunLedger> ledgers = new ConcurrentHashMap<>();

    ForwardingStore(RecordSink sink) {
        this.sink = sink;
    }

    @Override
    public StoreRun open(ConnectionId connectionId) {
        RunLedger ledger = ledgers.computeIfAbsent(connectionId, RunLedger::new);
        long number = ledger.nextRun();
        return new LedgerRun(number, ledger, slice -> new Writer(connectionId, ledger, number, slice));
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        RunLedger ledger = ledgers.get(connectionId);
        return ledger == null
                ? List.of()
                : ledger.held().stream()
                        .map(RunLedger.Held::state)
                        .sorted(Comparator.comparing(SliceState::slice))
                        .toList();
    }

    @Override
    public void remove(ConnectionId connectionId) {
        RunLedger ledger = ledgers.get(connectionId);
        if (ledger != null) {
            ledger.clear();
        }
    }

    private final class Writer implements SliceWriter {
        private final ConnectionId connectionId;
        private final RunLedger ledger;
        private final long run;
        private final Slice slice;
        private long records;
        private boolean done;

        Writer(ConnectionId connectionId, RunLedger ledger, long run, Slice slice) {
            this.connectionId = connectionId;
            this.ledger = ledger;
            this.run = run;
            this.slice = slice;
            sink.begin(connectionId, run, slice);
        }

        @Override
        public void write(List<? extends CloudRecord> page) {
            requireOpen();
            sink.page(connectionId, run, slice, page);
            records += page.size();
        }

        @Override
        public long commit(SliceSeal seal) {
            requireOpen();
            ledger.replace(
                    run,
                    new SliceState(slice, run, seal, records, false),
                    Map.of(),
                    () -> sink.commit(connectionId, run, slice, seal));
            done = true;
            return records;
        }

        @Override
        public void close() {
            if (!done) {
                done = true;
                sink.abandon(connectionId, run, slice);
            }
        }

        private void requireOpen() {
            if (done) {
                throw new IllegalStateException("writer of slice " + slice + " was committed or closed before");
            }
        }
    }
}

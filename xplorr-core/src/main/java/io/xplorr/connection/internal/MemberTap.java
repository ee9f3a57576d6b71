package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.MemberAccount;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.Store;
import io.xplorr.store.StoreRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A store that tells which accounts a committed slice held, as stores cannot be asked. Other records pass by unseen.
 * Thread-safe.
 */
final class MemberTap implements Store {
    private final Store store;
    private final BiConsumer<ConnectionId, List<MemberAccount>> committed;

    MemberTap(Store store, BiConsumer<ConnectionId, List<MemberAccount>> committed) {
        this.store = store;
        this.committed = committed;
    }

    @Override
    public StoreRun open(ConnectionId connectionId) {
        return new TappedRun(store.open(connectionId), connectionId);
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        return store.states(connectionId);
    }

    @Override
    public void remove(ConnectionId connectionId) {
        store.remove(connectionId);
    }

    private final class TappedRun implements StoreRun {
        private final StoreRun run;
        private final ConnectionId connectionId;

        TappedRun(StoreRun run, ConnectionId connectionId) {
            this.run = run;
            this.connectionId = connectionId;
        }

        @Override
        public long number() {
            return run.number();
        }

        @Override
        public List<SliceState> states() {
            return run.states();
        }

        @Override
        public SliceWriter begin(Slice slice) {
            return new TappedWriter(run.begin(slice), connectionId);
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

    private final class TappedWriter implements SliceWriter {
        private final SliceWriter writer;
        private final ConnectionId connectionId;
        private final List<MemberAccount> members = new ArrayList<>();

        TappedWriter(SliceWriter writer, ConnectionId connectionId) {
            this.writer = writer;
            this.connectionId = connectionId;
        }

        @Override
        public void write(List<? extends CloudRecord> records) {
            writer.write(records);
            for (CloudRecord row : records) {
                if (!(row instanceof AccountRecord account)) {
                    return; // a dataset has records of one kind
                }
                members.add(new MemberAccount(account.id(), account.name(), account.state(), account.isManagement()));
            }
        }

        @Override
        public long commit(SliceSeal seal) {
            long records = writer.commit(seal);
            if (!members.isEmpty()) {
                committed.accept(connectionId, members);
            }
            return records;
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}

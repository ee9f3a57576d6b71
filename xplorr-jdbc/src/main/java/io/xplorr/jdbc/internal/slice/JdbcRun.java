package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.util.List;

/** One run over a database. It holds nothing open. Thread-safe. */
record JdbcRun(Database database, Versions versions, ConnectionId connectionId, long number) implements StoreRun {
    @Override
    public List<SliceState> states() {
        return database.call(
                "reading states [connection=" + connectionId + "]",
                connection -> Slices.states(connection, connectionId));
    }

    @Override
    public SliceWriter begin(Slice slice) {
        long version =
                versions.stage(connectionId, number).orElseThrow(() -> new SupersededException(connectionId, number));
        return new JdbcSliceWriter(this, slice, version);
    }

    @Override
    public void retire(Slice slice) {
        database.run("retiring [connection=" + connectionId + ", slice=" + slice + "]", connection -> {
            Fence.hold(connection, connectionId, number);
            Slices.retire(connection, connectionId, slice);
        });
    }

    @Override
    public void close() {}
}

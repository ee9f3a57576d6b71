package io.xplorr.testkit;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import java.util.List;

/** One thing that a {@link RecordingStore} was asked for, and did. Immutable and thread-safe. */
public sealed interface StoreEvent {
    ConnectionId connectionId();

    /** A run was opened. */
    record Opened(ConnectionId connectionId, long run) implements StoreEvent {}

    /** What is held was asked for, by a run or without one. */
    record Read(ConnectionId connectionId, List<SliceState> states) implements StoreEvent {
        public Read {
            states = List.copyOf(states);
        }
    }

    /** A run began to replace a slice. */
    record Begun(ConnectionId connectionId, long run, Slice slice) implements StoreEvent {}

    /** A page was written; it does not count before the commit. */
    record Written(ConnectionId connectionId, long run, Slice slice, List<CloudRecord> records) implements StoreEvent {
        public Written {
            records = List.copyOf(records);
        }
    }

    /**
     * A slice was replaced.
     *
     * @param records what it holds now: of records with the same key the latest
     */
    record Committed(ConnectionId connectionId, long run, Slice slice, SliceSeal seal, List<CloudRecord> records)
            implements StoreEvent {
        public Committed {
            records = List.copyOf(records);
        }
    }

    /** A slice was given up: what was written since its beginning does not count. */
    record Abandoned(ConnectionId connectionId, long run, Slice slice) implements StoreEvent {}

    /** A slice was marked as retired. */
    record Retired(ConnectionId connectionId, long run, Slice slice) implements StoreEvent {}

    /** A run was closed. */
    record Closed(ConnectionId connectionId, long run) implements StoreEvent {}

    /** All that was held of a connection was removed. */
    record Removed(ConnectionId connectionId) implements StoreEvent {}
}

package io.xplorr.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.Slice;
import java.util.List;

/**
 * Takes records as they come, for {@link Store#forwarding}. Called on the engine's threads, several slices at once, the
 * calls of one slice in order. What it throws fails the slice, and the sync goes on with the others.
 *
 * <p>It is not told what nobody will read again: a slice whose region is in use no more, which {@link Store#states} shows as
 * {@link SliceState#retired}, and a connection that is removed, which is the host's own doing.
 */
public interface RecordSink {
    /** Tells that pages of a slice follow; nothing of them counts before its commit. */
    default void begin(ConnectionId connectionId, long run, Slice slice) {}

    /** Hands over the records of one page. */
    void page(ConnectionId connectionId, long run, Slice slice, List<? extends CloudRecord> records);

    /** Tells that the pages since {@link #begin} are the whole slice and replace what it held before. */
    default void commit(ConnectionId connectionId, long run, Slice slice, SliceSeal seal) {}

    /** Tells that the pages since {@link #begin} do not count. */
    default void abandon(ConnectionId connectionId, long run, Slice slice) {}
}

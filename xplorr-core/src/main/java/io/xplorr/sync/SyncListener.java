package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.record.Slice;
import java.util.List;

/**
 * Watches syncs, and whether connections work: for progress, metrics, logs and mails. All methods do nothing by default, are
 * called on the engine's threads, several at once, and should return at once: one that waits for a sync, or closes the {@link
 * io.xplorr.Xplorr}, waits for itself. What a listener throws is logged and otherwise ignored.
 */
public interface SyncListener {
    default void syncStarted(ConnectionId connectionId, long run) {}

    /** Tells slices that will be read; called again when reading one shows that more are due. */
    default void slicesPlanned(ConnectionId connectionId, List<Slice> slices) {}

    default void sliceStarted(ConnectionId connectionId, Slice slice) {}

    /** Tells that a page was written; {@code records} are those of the whole page. */
    default void pageWritten(ConnectionId connectionId, Slice firstSliceOfRead, int records) {}

    default void sliceEnded(ConnectionId connectionId, SliceOutcome outcome) {}

    default void callEnded(CallEvent event) {}

    default void syncEnded(SyncResult result) {}

    /** Tells, once, that the provider has begun to refuse a scheduled connection: it is tried ever less often. */
    default void scheduleBackedOff(SyncSummary refused) {}

    /**
     * Tells, once, that a registered connection which worked must not be read any more: the provider refuses it, or its
     * role was found unsafe. Its state is BROKEN or QUARANTINED, and its open problems say why.
     */
    default void connectionBroke(ConnectionStatus connection) {}

    /** Tells, once, that a verification has passed after {@link #connectionBroke}. */
    default void connectionRecovered(ConnectionStatus connection) {}

    /** Tells that a scheduled connection is let in again after {@link #scheduleBackedOff}. */
    default void scheduleRecovered(SyncSummary ended) {}
}

package io.xplorr.spi;

import io.xplorr.connection.ConnectionId;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.SyncSummary;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What every scheduler has in common: which connections there are, how one is synced, and when it is due again. A
 * scheduler adds where schedules are kept, and who takes a turn. Implemented by the library; thread-safe.
 */
public interface ScheduledSyncs {
    /** Returns the time to go by. */
    TimeSource time();

    /** Returns where the scheduler's own waiting goes: a daemon thread of its own for each task, never the host's executor. */
    Executor threads();

    /** Returns how many scheduled syncs may run at once in this process. */
    int atOnce();

    /**
     * Makes sure that a connection is registered, and not removed.
     *
     * @throws io.xplorr.connection.UnknownConnectionException if it is not
     */
    void require(ConnectionId connectionId);

    /**
     * Returns the first turn of a connection that is scheduled now.
     *
     * @throws io.xplorr.connection.UnknownConnectionException if it is not registered, or removed
     */
    Turn first(ConnectionId connectionId, Schedule schedule);

    /**
     * Returns whether a connection need not wait for a turn that was put off since the provider refused it: it has been
     * verified since, and can be read.
     *
     * @throws io.xplorr.connection.UnknownConnectionException if it is not registered, or removed
     */
    boolean isMended(ConnectionId connectionId, Turn putOff);

    /**
     * Syncs a connection, or joins this process's sync of it that asks for the same. Returns at once.
     *
     * @return what completes when the sync has ended, never exceptionally
     * @throws io.xplorr.connection.UnknownConnectionException if it is not registered, or removed
     * @throws IllegalStateException if the {@link io.xplorr.Xplorr} is closed
     */
    CompletionStage<SyncSummary> run(ConnectionId connectionId);

    /**
     * Returns the turn after a sync, and tells listeners if the provider began to refuse the connection or to let us in
     * again. To be called once for each sync of a scheduled connection.
     *
     * @param refusals of the turn that was taken
     */
    Turn next(Schedule schedule, int refusals, SyncSummary ended);
}

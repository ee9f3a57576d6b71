package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Syncs registered connections by itself, each at its own moments and by one sync at a time. Thread-safe.
 *
 * <p>A sync reads the datasets that the connection was registered for, and is asked for what {@link
 * io.xplorr.Xplorr.Builder#scheduledRequest} says besides, such as a spending cap. A moment that passed
 * while nothing ran is caught up by one sync, however many passed. A sync that was cancelled is due again at once, so that
 * another process takes it over where there is one. A sync of a caller's own in this process, such as a backfill, is waited
 * for where it asks for something else. A turn that the store failed before anything was asked comes again after 5 minutes.
 *
 * <p>When the provider does not let us in, the next try comes after 1 hour, then 2, 4, 8, 16, and 24 from then on; a
 * connection that is {@link io.xplorr.connection.ConnectionState#BROKEN} is verified first, which calls nothing that is
 * billed as long as it is refused. {@link #trigger} tries at once, and {@link #schedule} once a verification has passed.
 *
 * <p>A connection whose last verification is a day old, or {@link io.xplorr.Xplorr.Builder#safetyCheckAfter}, is looked at
 * before it is read, by calls that cost nothing: if its role has been opened to others, it is quarantined, and not read.
 *
 * <p>It serves all tenants, and takes the id of any: check whose it is before handing on what a customer sent.
 * Every method that takes an id throws {@link io.xplorr.connection.UnknownConnectionException} if no connection of that id
 * is registered, or it is removed. The schedule of a connection that is removed ends by itself.
 */
public interface SyncScheduler {
    /**
     * Syncs a connection by itself from now on; at once if it never was, or if a moment has passed since. Does nothing if
     * it has this schedule already, but that one which was refused, and verified since, need not wait for its next try; a
     * paused one stays paused.
     */
    void schedule(ConnectionId connectionId, Schedule schedule);

    /** Ends a connection's schedule; a sync under way goes on. Does nothing if it has none. */
    void unschedule(ConnectionId connectionId);

    /** Stops syncing a scheduled connection by itself until resumed; a sync under way goes on. Does nothing if it has none. */
    void pause(ConnectionId connectionId);

    /** Goes on after {@link #pause}; at once if a moment has passed meanwhile. Does nothing if it is not paused. */
    void resume(ConnectionId connectionId);

    /**
     * Syncs a connection now, scheduled or not, paused or not. If a sync of it is under way that asks for the same, that
     * one serves.
     *
     * @return what completes when that sync has ended; exceptionally if the connection is removed before it begins, or the
     *     {@link io.xplorr.Xplorr} is closed before it ends and another process is to do it
     * @throws IllegalStateException if the {@link io.xplorr.Xplorr} is closed
     */
    CompletionStage<SyncSummary> trigger(ConnectionId connectionId);

    /** Returns all schedules, in the order of connection ids. */
    List<ScheduledSync> schedules();

    /** Returns the last 20 syncs that a scheduler began for a connection, the newest first. */
    List<SyncSummary> history(ConnectionId connectionId);
}

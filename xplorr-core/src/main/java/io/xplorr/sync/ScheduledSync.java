package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import java.time.Instant;

/**
 * A connection that is synced by itself, and where that stands. Immutable and thread-safe.
 *
 * @param dueAt when it is to be synced next; in the past where it waits for its turn, or is paused
 * @param running whether it is being synced now
 * @param refusals how often in a row the provider did not let us in; the next try waits the longer, up to a day
 */
public record ScheduledSync(
        ConnectionId connectionId, Schedule schedule, boolean paused, Instant dueAt, boolean running, int refusals) {}

package io.xplorr.sync;

import io.xplorr.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;

/**
 * When a connection is synced by itself. Immutable and thread-safe.
 *
 * <p>Each connection has its own moments, spread over the interval by its id: they stay the same over restarts, and many
 * connections of one interval do not begin together.
 */
public sealed interface Schedule permits ScheduleRecord {
    /** Returns the default: every 6 hours. */
    static Schedule defaults() {
        return every(Duration.ofHours(6));
    }

    /**
     * Returns a schedule of so many syncs a day.
     *
     * @param interval from the beginning of one sync to that of the next, a minute to 31 days
     * @throws IllegalArgumentException if it is not
     */
    static Schedule every(Duration interval) {
        return new ScheduleRecord(interval);
    }

    Duration interval();

    /** Returns the first of a connection's moments after an instant. */
    Instant nextAfter(ConnectionId connectionId, Instant instant);
}

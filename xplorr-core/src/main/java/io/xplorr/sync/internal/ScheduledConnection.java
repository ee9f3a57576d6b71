package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import java.time.Instant;

/** One connection's schedule, and its next turn. Immutable and thread-safe. */
record ScheduledConnection(ConnectionId id, Schedule schedule, Turn turn, boolean paused) {
    /** Returns it on another schedule; being refused is the connection's lot, not the schedule's. */
    ScheduledConnection on(Schedule other, Turn first) {
        return schedule.equals(other)
                ? this
                : new ScheduledConnection(id, other, new Turn(first.dueAt(), turn.refusals()), paused);
    }

    /** Returns it after a turn that was taken on a schedule, which may have been another. */
    ScheduledConnection after(Schedule taken, Turn next) {
        return schedule.equals(taken)
                ? new ScheduledConnection(id, schedule, next, paused)
                : new ScheduledConnection(id, schedule, new Turn(turn.dueAt(), next.refusals()), paused);
    }

    ScheduledConnection paused(boolean pause) {
        return new ScheduledConnection(id, schedule, turn, pause);
    }

    ScheduledConnection dueAt(Instant later) {
        return new ScheduledConnection(id, schedule, new Turn(later, turn.refusals()), paused);
    }

    Instant dueAt() {
        return turn.dueAt();
    }

    ScheduledSync shown(boolean running) {
        return new ScheduledSync(id, schedule, paused, turn.dueAt(), running, turn.refusals());
    }
}

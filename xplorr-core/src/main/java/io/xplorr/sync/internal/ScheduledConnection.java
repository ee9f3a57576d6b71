package io.xplorr.sync.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import java.time.Duration;
import java.time.Instant;

/** One connection's schedule, and its next turn. Immutable and thread-safe. */
record ScheduledConnection(ConnectionId id, Schedule schedule, Turn turn, boolean paused) {
    private static final Duration CLOCK_SET_BACK = Duration.ofHours(1); // by less, no turn is out of the ordinary

    /**
     * Returns it on another schedule; being refused is the connection's lot, not the schedule's.
     *
     * @param mended whether it has been let in since, so that it may have its turn earlier on the same schedule too
     */
    ScheduledConnection on(Schedule other, Turn first, boolean mended) {
        boolean stays = schedule.equals(other) && !(mended && first.dueAt().isBefore(turn.dueAt()));
        return stays ? this : new ScheduledConnection(id, other, new Turn(first.dueAt(), turn.refusals()), paused);
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

    ScheduledConnection putOffTo(Instant later) {
        return new ScheduledConnection(id, schedule, new Turn(later, turn.refusals()), paused);
    }

    /**
     * Returns when its turn comes: at once if it is further ahead than any turn is set, so that a machine's clock that was far
     * ahead for a while does not silence a connection until then.
     */
    Instant dueAt(Instant now) {
        return turn.dueAt().isAfter(now.plus(furthest()).plus(CLOCK_SET_BACK)) ? now : turn.dueAt();
    }

    private Duration furthest() {
        Duration interval = schedule.interval();
        Duration backoff = ConnectionSyncs.LONGEST_BACKOFF;
        return turn.refusals() == 0 || interval.compareTo(backoff) > 0 ? interval : backoff;
    }

    ScheduledSync shown(boolean running) {
        return new ScheduledSync(id, schedule, paused, turn.dueAt(), running, turn.refusals());
    }
}

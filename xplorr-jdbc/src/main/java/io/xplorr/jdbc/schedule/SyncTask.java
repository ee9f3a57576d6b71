package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.Turn;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncSummary;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a connection's turn: syncs it, and says when it is due again. Thread-safe.
 *
 * <p>What a turn came to is noted, and taken back if db-scheduler refuses to end the turn, since the process was taken for
 * dead. Last, the schedule is looked at again: who changed it while the turn was under way left the task alone.
 */
final class SyncTask implements ExecutionHandler<Cause> {
    static final String NAME = "xplorr-sync";

    private static final Logger LOG = LoggerFactory.getLogger(SyncTask.class);

    private final ScheduledSyncs syncs;
    private final ScheduleTable schedules;
    private final HistoryTable history;
    private final Consumer<ScheduleRow> aim;
    private final Runnable ended;

    /**
     * Creates the task.
     *
     * @param aim moves a task to when its schedule is due
     * @param ended told that the history has grown
     */
    SyncTask(
            ScheduledSyncs syncs,
            ScheduleTable schedules,
            HistoryTable history,
            Consumer<ScheduleRow> aim,
            Runnable ended) {
        this.syncs = syncs;
        this.schedules = schedules;
        this.history = history;
        this.aim = aim;
        this.ended = ended;
    }

    @Override
    public CompletionHandler<Cause> execute(TaskInstance<Cause> task, ExecutionContext context) {
        ConnectionId connectionId = ConnectionId.of(task.getId());
        if (context.getSchedulerState().isPaused()) {
            return SyncTask::takeOver; // was waiting for a thread when this process began to close
        }
        try {
            if (task.getData() == Cause.SCHEDULED) {
                Optional<ScheduleRow> row = schedules.find(connectionId);
                if (row.isEmpty()) {
                    return leave(connectionId);
                }
                if (row.get().paused()) {
                    syncs.require(connectionId); // no sync would find out that it is removed
                    return skip(row.get());
                }
            }
            return done(syncs.run(connectionId).toCompletableFuture().join());
        } catch (UnknownConnectionException e) {
            LOG.debug("schedule ends: the connection is removed [connection={}]", connectionId);
            schedules.remove(connectionId);
            history.removeAll(connectionId);
            return leave(connectionId);
        } catch (IllegalStateException e) {
            LOG.debug("turn is left to another process: this Xplorr is closed [connection={}]", connectionId);
            return SyncTask::takeOver;
        }
    }

    private CompletionHandler<Cause> done(SyncSummary summary) {
        if (summary.problems().contains(ProblemCode.CANCELLED)) {
            return SyncTask::takeOver;
        }
        return (done, turn) -> {
            // Noted before the turn ends: whoever waits for this sync would find neither, and ask for another one.
            long entry = history.add(summary);
            try {
                end(summary, done, turn);
            } catch (RuntimeException e) { // another process has taken the turn over, and notes it
                history.remove(entry);
                throw e;
            }
            ended.run();
        };
    }

    private void end(SyncSummary summary, ExecutionComplete done, ExecutionOperations<Cause> turn) {
        ConnectionId connectionId = summary.connectionId();
        Optional<ScheduleRow> row = schedules.find(connectionId); // it may have changed during the sync
        if (row.isEmpty()) {
            leave(connectionId).complete(done, turn);
            return;
        }
        Turn next = syncs.next(row.get().schedule(), row.get().turn().refusals(), summary);
        turn.reschedule(done, next.dueAt(), Cause.SCHEDULED);
        schedules.turn(row.get(), next);
        aimIf(connectionId, now -> !now.schedule().equals(row.get().schedule()));
    }

    /** Leaves a paused schedule's due time as it is, so that resuming sees what was missed. */
    private CompletionHandler<Cause> skip(ScheduleRow paused) {
        ConnectionId connectionId = paused.connectionId();
        return (done, turn) -> {
            turn.reschedule(
                    done, paused.schedule().nextAfter(connectionId, syncs.time().now()));
            aimIf(connectionId, now -> !now.paused());
        };
    }

    private CompletionHandler<Cause> leave(ConnectionId connectionId) {
        return (done, turn) -> {
            turn.remove();
            aimIf(connectionId, now -> true);
        };
    }

    private void aimIf(ConnectionId connectionId, Predicate<ScheduleRow> isNews) {
        schedules.find(connectionId).filter(isNews).ifPresent(aim);
    }

    /** Has a turn that was not taken to its end come again, before those that became due later. */
    static void takeOver(ExecutionComplete ended, ExecutionOperations<Cause> turn) {
        turn.reschedule(ended, ended.getExecution().executionTime);
    }
}

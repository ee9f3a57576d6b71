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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a connection's turn: syncs it, and says when it is due again. Thread-safe.
 *
 * <p>What is noted is noted after db-scheduler has accepted the end of the turn, which it refuses to a process that was
 * taken for dead: such a one notes nothing.
 */
final class SyncTask implements ExecutionHandler<Cause> {
    static final String NAME = "xplorr-sync";

    private static final Logger LOG = LoggerFactory.getLogger(SyncTask.class);

    private final ScheduledSyncs syncs;
    private final ScheduleTable schedules;
    private final HistoryTable history;
    private final Consumer<ScheduleRow> added;
    private final Runnable ended;

    /**
     * Creates the task.
     *
     * @param added told of a schedule that came while the task of its connection went
     * @param ended told that the history has grown
     */
    SyncTask(
            ScheduledSyncs syncs,
            ScheduleTable schedules,
            HistoryTable history,
            Consumer<ScheduleRow> added,
            Runnable ended) {
        this.syncs = syncs;
        this.schedules = schedules;
        this.history = history;
        this.added = added;
        this.ended = ended;
    }

    @Override
    public CompletionHandler<Cause> execute(TaskInstance<Cause> task, ExecutionContext context) {
        ConnectionId connectionId = ConnectionId.of(task.getId());
        if (task.getData() == Cause.SCHEDULED) {
            Optional<ScheduleRow> row = schedules.find(connectionId);
            if (row.isEmpty()) {
                return leave(connectionId);
            }
            if (row.get().paused()) { // its due_at stays, so that resuming sees what was missed
                return (done, turn) -> turn.reschedule(
                        done,
                        row.get()
                                .schedule()
                                .nextAfter(connectionId, syncs.time().now()));
            }
        }
        try {
            return done(syncs.run(connectionId).toCompletableFuture().join());
        } catch (UnknownConnectionException e) {
            LOG.debug("schedule ends: the connection is removed [connection={}]", connectionId);
            schedules.remove(connectionId);
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
            history.add(summary); // before the turn ends: who sees its end finds what it did, and what comes next
            ConnectionId connectionId = summary.connectionId();
            Optional<ScheduleRow> row = schedules.find(connectionId); // it may have changed during the sync
            if (row.isPresent()) {
                Turn next = syncs.next(row.get().schedule(), row.get().turn().refusals(), summary);
                schedules.turn(row.get(), next);
                turn.reschedule(done, next.dueAt(), Cause.SCHEDULED);
            } else {
                leave(connectionId).complete(done, turn);
            }
            ended.run();
        };
    }

    private CompletionHandler<Cause> leave(ConnectionId connectionId) {
        return (done, turn) -> {
            turn.remove();
            schedules.find(connectionId).ifPresent(added);
        };
    }

    /** Has a turn that was not taken to its end come again, before those that became due later. */
    static void takeOver(ExecutionComplete ended, ExecutionOperations<Cause> turn) {
        turn.reschedule(ended, ended.getExecution().executionTime);
    }
}

package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps schedules in a database, and takes what turns it can get; db-scheduler sees to it that nobody else has them.
 * Thread-safe.
 *
 * <p>Schedule and task are two rows, changed one after the other, the schedule first. Whoever changes the task looks at the
 * schedule after it, so that what comes in between is seen by one of the two.
 */
final class ClusterScheduler implements ClosableScheduler {
    private static final int ATTEMPTS = 5;

    private final ScheduledSyncs syncs;
    private final ScheduleTable schedules;
    private final HistoryTable history;
    private final Arrivals arrivals;
    private final Scheduler tasks;

    ClusterScheduler(Database database, ClusterScheduling settings, ScheduledSyncs syncs) {
        this.syncs = syncs;
        this.schedules = new ScheduleTable(database);
        this.history = new HistoryTable(database);
        this.arrivals = new Arrivals(history, syncs, settings.pollingInterval());
        SyncTask task = new SyncTask(syncs, schedules, history, this::aim, arrivals::lookNow);
        this.tasks = settings.scheduler(
                database,
                syncs,
                Tasks.custom(SyncTask.NAME, Cause.class)
                        .onFailure((failed, turn) ->
                                turn.reschedule(failed, syncs.time().now().plus(settings.pollingInterval())))
                        .onDeadExecution(SyncTask::takeOver)
                        .execute(task));
    }

    void start() {
        tasks.start();
    }

    @Override
    public void schedule(ConnectionId connectionId, Schedule schedule) {
        Turn first = syncs.first(connectionId, schedule);
        ScheduleRow row = new ScheduleRow(connectionId, schedule, false, first);
        if (!schedules.add(row)) {
            Optional<ScheduleRow> held = schedules.find(connectionId);
            if (held.isPresent() && held.get().schedule().equals(schedule)) {
                tasks.scheduleIfNotExists(
                        task(connectionId, Cause.SCHEDULED), held.get().turn().dueAt());
                return; // whoever added it has done so too, unless it died in between
            }
            schedules.change(connectionId, schedule, first.dueAt());
        }
        aim(row);
    }

    @Override
    public void unschedule(ConnectionId connectionId) {
        syncs.require(connectionId);
        schedules.remove(connectionId); // the task goes when it finds no schedule
    }

    @Override
    public void pause(ConnectionId connectionId) {
        syncs.require(connectionId);
        schedules.setPaused(connectionId, true);
    }

    @Override
    public void resume(ConnectionId connectionId) {
        syncs.require(connectionId);
        schedules.setPaused(connectionId, false);
        schedules.find(connectionId).ifPresent(this::aim);
    }

    @Override
    public CompletionStage<SyncSummary> trigger(ConnectionId connectionId) {
        syncs.require(connectionId);
        long newest = history.newest(connectionId);
        CompletableFuture<SyncSummary> arrival = arrivals.after(connectionId, newest);
        hurry(connectionId);
        return arrival.minimalCompletionStage();
    }

    @Override
    public List<ScheduledSync> schedules() {
        return schedules.list();
    }

    @Override
    public List<SyncSummary> history(ConnectionId connectionId) {
        syncs.require(connectionId);
        return history.of(connectionId);
    }

    @Override
    public void close() {
        arrivals.close();
        if (!tasks.getSchedulerState().isShuttingDown()) {
            tasks.stop();
        }
    }

    /** Moves a task to when its schedule is due. One that is due, or under way, looks at the schedule by itself. */
    private void aim(ScheduleRow row) {
        Instant dueAt = row.turn().dueAt();
        TaskInstance<Cause> task = task(row.connectionId(), Cause.SCHEDULED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tasks.scheduleIfNotExists(task, dueAt)) {
                return;
            }
            Optional<ScheduledExecution<Object>> there = tasks.getScheduledExecution(task);
            if (there.isPresent() && isDueOrUnderWay(there.get()) || there.isPresent() && moved(task, dueAt)) {
                return;
            }
        }
        throw new IllegalStateException("task of " + row.connectionId() + " is changed by others all the time");
    }

    /** Has a connection's turn come now, whatever its schedule; if it is under way, that turn serves. */
    private void hurry(ConnectionId connectionId) {
        TaskInstance<Cause> task = task(connectionId, Cause.TRIGGERED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = syncs.time().now();
            if (tasks.scheduleIfNotExists(task, now) || moved(task, now)) {
                tasks.triggerCheckForDueExecutions();
                return;
            }
        }
        throw new IllegalStateException("task of " + connectionId + " is changed by others all the time");
    }

    private boolean isDueOrUnderWay(ScheduledExecution<Object> task) {
        return task.isPicked() || !task.getExecutionTime().isAfter(syncs.time().now());
    }

    /** Moves a task, and returns whether it is there; one under way needs no moving. */
    private boolean moved(TaskInstance<Cause> task, Instant to) {
        try {
            return tasks.reschedule(task, to, task.getData());
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return true;
        } catch (TaskInstanceNotFoundException | ExecutionException e) {
            return false; // it has just gone, or been taken or moved by another
        }
    }

    private static TaskInstance<Cause> task(ConnectionId connectionId, Cause cause) {
        return new TaskInstance<>(SyncTask.NAME, connectionId.value(), cause);
    }
}

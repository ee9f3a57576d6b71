package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.spi.ClosableScheduler;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.Turn;
import io.xplorr.store.StoreException;
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
    private final Scheduler scheduler;
    private final TaskTable tasks;

    ClusterScheduler(Database database, ClusterScheduling settings, ScheduledSyncs syncs) {
        this.syncs = syncs;
        this.schedules = new ScheduleTable(database);
        this.history = new HistoryTable(database);
        this.arrivals = new Arrivals(history, syncs, settings.pollingInterval(), this::hurryAgain);
        SyncTask task = new SyncTask(syncs, schedules, history, this::aim, arrivals::lookNow);
        this.scheduler = settings.scheduler(
                database,
                syncs,
                Tasks.custom(SyncTask.NAME, Cause.class)
                        .onFailure((failed, turn) ->
                                turn.reschedule(failed, syncs.time().now().plus(settings.pollingInterval())))
                        .onDeadExecution(SyncTask::takeOver)
                        .execute(task));
        this.tasks = new TaskTable(scheduler);
    }

    void start() {
        scheduler.start();
    }

    @Override
    public void schedule(ConnectionId connectionId, Schedule schedule) {
        Turn first = syncs.first(connectionId, schedule);
        ScheduleRow row = new ScheduleRow(connectionId, schedule, false, first);
        if (!schedules.add(row)) {
            Optional<ScheduleRow> held = schedules.find(connectionId);
            if (held.isPresent() && held.get().schedule().equals(schedule) && !comesEarlier(held.get(), first)) {
                tasks.add(connectionId, Cause.SCHEDULED, held.get().turn().dueAt());
                return; // whoever added it has done so too, unless it died in between
            }
            schedules.change(connectionId, schedule, first.dueAt());
        }
        aim(row);
    }

    /** Returns whether a turn that was put off may come earlier: the connection was refused, and is let in again. */
    private boolean comesEarlier(ScheduleRow held, Turn first) {
        return first.dueAt().isBefore(held.turn().dueAt()) && syncs.isMended(held.connectionId(), held.turn());
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
        try {
            hurry(connectionId);
        } catch (StoreException e) {
            arrival.completeExceptionally(e);
            arrivals.forgetDone();
            throw e;
        }
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
    public void stop() {
        scheduler.pause(); // not its heartbeats: what is under way stays ours
    }

    @Override
    public void close() {
        arrivals.close();
        if (!scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }

    /** Moves a task to when its schedule is due. One that is due, or under way, looks at the schedule by itself. */
    private void aim(ScheduleRow row) {
        ConnectionId connectionId = row.connectionId();
        Instant dueAt = row.turn().dueAt();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tasks.add(connectionId, Cause.SCHEDULED, dueAt)) {
                return;
            }
            Optional<ScheduledExecution<Object>> there = tasks.find(connectionId);
            if (there.isPresent()
                    && (isDueOrUnderWay(there.get()) || tasks.move(connectionId, Cause.SCHEDULED, dueAt))) {
                return;
            }
        }
        throw TaskTable.contended(connectionId);
    }

    /** Has a connection's turn come now, whatever its schedule; if it is under way, that turn serves. */
    private void hurry(ConnectionId connectionId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = syncs.time().now();
            if (tasks.add(connectionId, Cause.TRIGGERED, now) || tasks.move(connectionId, Cause.TRIGGERED, now)) {
                scheduler.triggerCheckForDueExecutions();
                return;
            }
        }
        throw TaskTable.contended(connectionId);
    }

    /**
     * Has a turn come for who waits for one: the turn that was to serve may have come to no sync, or its process died before
     * it was noted.
     *
     * @throws io.xplorr.connection.UnknownConnectionException if the connection is removed, and no turn will come
     */
    private void hurryAgain(ConnectionId connectionId) {
        syncs.require(connectionId);
        Optional<ScheduledExecution<Object>> there = tasks.find(connectionId);
        if (there.isEmpty() || !isDueOrUnderWay(there.get())) {
            hurry(connectionId);
        }
    }

    private boolean isDueOrUnderWay(ScheduledExecution<Object> task) {
        return task.isPicked() || !task.getExecutionTime().isAfter(syncs.time().now());
    }
}

package io.xplorr.jdbc.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.xplorr.connection.ConnectionId;
import io.xplorr.store.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The tasks in db-scheduler's table, one for each connection; what goes wrong is a {@link StoreException}. Thread-safe. */
final class TaskTable {
    private final SchedulerClient client;

    TaskTable(SchedulerClient client) {
        this.client = client;
    }

    /** Adds a task, and returns whether the connection had none. */
    boolean add(ConnectionId connectionId, Cause cause, Instant at) {
        return asked(connectionId, () -> client.scheduleIfNotExists(task(connectionId, cause), at));
    }

    Optional<ScheduledExecution<Object>> find(ConnectionId connectionId) {
        return asked(connectionId, () -> client.getScheduledExecution(task(connectionId, Cause.SCHEDULED)));
    }

    /** Moves a task, and returns whether it is there; one under way needs no moving. */
    boolean move(ConnectionId connectionId, Cause cause, Instant to) {
        return asked(connectionId, () -> {
            try {
                return client.reschedule(task(connectionId, cause), to, cause);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                return true;
            } catch (TaskInstanceNotFoundException | ExecutionException e) {
                return false; // it has just gone, or been taken or moved by another
            }
        });
    }

    /** Returns a failure that says that others change a task faster than we can. */
    static StoreException contended(ConnectionId connectionId) {
        return new StoreException(
                "setting a turn failed [connection=" + connectionId
                        + "]: other processes change it all the time; try again",
                null);
    }

    /** Asks db-scheduler, whose failures share no type that is not its own secret. */
    private static <T> T asked(ConnectionId connectionId, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StoreException(
                    "setting a turn failed [connection=" + connectionId + "]: " + cause.getMessage(), e);
        }
    }

    private static TaskInstance<Cause> task(ConnectionId connectionId, Cause cause) {
        return new TaskInstance<>(SyncTask.NAME, connectionId.value(), cause);
    }
}

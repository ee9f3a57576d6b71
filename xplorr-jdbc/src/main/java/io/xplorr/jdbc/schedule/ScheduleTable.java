package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.spi.Turn;
import io.xplorr.store.StoreException;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schedules in the database. Thread-safe, and safe between processes: each change is one statement. */
final class ScheduleTable {
    private final Database database;

    ScheduleTable(Database database) {
        this.database = database;
    }

    /** Adds a schedule, and returns whether the connection had none. */
    boolean add(ScheduleRow row) {
        try {
            return 1
                    == update("adding a schedule", """
                    INSERT INTO xplorr.sync_schedule (connection_id, sync_interval, paused, due_at, refusals)
                    SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), FALSE, CAST(? AS TIMESTAMP WITH TIME ZONE), 0
                    WHERE NOT EXISTS (SELECT 1 FROM xplorr.sync_schedule WHERE connection_id = ?)""", statement -> {
                        statement.setString(1, row.connectionId().value());
                        statement.setString(2, row.schedule().interval().toString());
                        Times.set(statement, 3, row.turn().dueAt());
                        statement.setString(4, row.connectionId().value());
                    });
        } catch (StoreException e) {
            if (Database.isUniqueViolation(e)) {
                return false; // another process was quicker
            }
            throw e;
        }
    }

    void change(ConnectionId connectionId, Schedule schedule, Instant dueAt) {
        update(
                "changing a schedule",
                "UPDATE xplorr.sync_schedule SET sync_interval = ?, due_at = ? WHERE connection_id = ?",
                statement -> {
                    statement.setString(1, schedule.interval().toString());
                    Times.set(statement, 2, dueAt);
                    statement.setString(3, connectionId.value());
                });
    }

    /** Sets the turn after the one that was taken, unless the schedule is no longer the one it was taken on. */
    void turn(ScheduleRow taken, Turn next) {
        update(
                "setting the next turn",
                "UPDATE xplorr.sync_schedule SET due_at = ?, refusals = ? WHERE connection_id = ? AND sync_interval = ?",
                statement -> {
                    Times.set(statement, 1, next.dueAt());
                    statement.setInt(2, next.refusals());
                    statement.setString(3, taken.connectionId().value());
                    statement.setString(4, taken.schedule().interval().toString());
                });
    }

    void setPaused(ConnectionId connectionId, boolean paused) {
        update(
                "pausing or resuming a schedule",
                "UPDATE xplorr.sync_schedule SET paused = ? WHERE connection_id = ?",
                statement -> {
                    statement.setBoolean(1, paused);
                    statement.setString(2, connectionId.value());
                });
    }

    void remove(ConnectionId connectionId) {
        update(
                "removing a schedule",
                "DELETE FROM xplorr.sync_schedule WHERE connection_id = ?",
                statement -> statement.setString(1, connectionId.value()));
    }

    Optional<ScheduleRow> find(ConnectionId connectionId) {
        return database.call("reading a schedule", connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM xplorr.sync_schedule WHERE connection_id = ?")) {
                select.setString(1, connectionId.value());
                try (ResultSet found = select.executeQuery()) {
                    return found.next() ? Optional.of(row(found)) : Optional.empty();
                }
            }
        });
    }

    List<ScheduledSync> list() {
        return database.call("reading the schedules", connection -> {
            List<ScheduledSync> schedules = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                            SELECT s.*, COALESCE(t.picked, FALSE) AS running
                            FROM xplorr.sync_schedule s
                            LEFT JOIN xplorr.sync_task t ON t.task_name = ? AND t.task_instance = s.connection_id""")) {
                select.setString(1, SyncTask.NAME);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        schedules.add(shown(row(found), found.getBoolean("running")));
                    }
                }
            }
            schedules.sort((a, b) -> a.connectionId().compareTo(b.connectionId())); // whatever the collation
            return List.copyOf(schedules);
        });
    }

    private int update(String what, String sql, Parameters parameters) {
        return database.call(what, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                parameters.set(statement);
                return statement.executeUpdate();
            }
        });
    }

    private static ScheduledSync shown(ScheduleRow row, boolean running) {
        return new ScheduledSync(
                row.connectionId(),
                row.schedule(),
                row.paused(),
                row.turn().dueAt(),
                running,
                row.turn().refusals());
    }

    private static ScheduleRow row(ResultSet found) throws SQLException {
        return new ScheduleRow(
                ConnectionId.of(found.getString("connection_id")),
                Schedule.every(Duration.parse(found.getString("sync_interval"))),
                found.getBoolean("paused"),
                new Turn(Times.get(found, "due_at"), found.getInt("refusals")));
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }
}

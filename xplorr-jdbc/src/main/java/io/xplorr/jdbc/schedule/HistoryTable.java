package io.xplorr.jdbc.schedule;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last syncs of each connection, in the database. Thread-safe. */
final class HistoryTable {
    private static final int KEPT = 20;

    private final Database database;

    HistoryTable(Database database) {
        this.database = database;
    }

    /** Adds an entry, and returns its number. */
    long add(SyncSummary ended) {
        return database.call("adding to the history", connection -> {
            long number = insert(connection, ended);
            try (PreparedStatement delete = connection.prepareStatement("""
                    DELETE FROM xplorr.sync_history WHERE connection_id = ? AND number NOT IN (
                        SELECT number FROM xplorr.sync_history WHERE connection_id = ?
                        ORDER BY number DESC FETCH FIRST ? ROWS ONLY)""")) {
                delete.setString(1, ended.connectionId().value());
                delete.setString(2, ended.connectionId().value());
                delete.setInt(3, KEPT);
                delete.executeUpdate();
            }
            return number;
        });
    }

    /** Takes an entry back. */
    void remove(long number) {
        database.run("taking back from the history", connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM xplorr.sync_history WHERE number = ?")) {
                delete.setLong(1, number);
                delete.executeUpdate();
            }
        });
    }

    /** Removes all entries of a connection. */
    void removeAll(ConnectionId connectionId) {
        database.run("removing a history", connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM xplorr.sync_history WHERE connection_id = ?")) {
                delete.setString(1, connectionId.value());
                delete.executeUpdate();
            }
        });
    }

    /** Returns what is kept of a connection, the newest first. */
    List<SyncSummary> of(ConnectionId connectionId) {
        return select(connectionId, 0, "number DESC");
    }

    /** Returns the number of a connection's newest entry; 0 if it has none. */
    long newest(ConnectionId connectionId) {
        return database.call("reading the history", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT COALESCE(MAX(number), 0) FROM xplorr.sync_history WHERE connection_id = ?")) {
                select.setString(1, connectionId.value());
                try (ResultSet found = select.executeQuery()) {
                    found.next();
                    return found.getLong(1);
                }
            }
        });
    }

    /** Returns a connection's first entry after the one of this number. */
    Optional<SyncSummary> firstAfter(ConnectionId connectionId, long number) {
        return select(connectionId, number, "number").stream().findFirst();
    }

    private List<SyncSummary> select(ConnectionId connectionId, long after, String order) {
        return database.call("reading the history", connection -> {
            List<SyncSummary> past = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM xplorr.sync_history WHERE connection_id = ? AND number > ? ORDER BY " + order)) {
                select.setString(1, connectionId.value());
                select.setLong(2, after);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        past.add(summary(found));
                    }
                }
            }
            return List.copyOf(past);
        });
    }

    private static long insert(Connection connection, SyncSummary ended) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO xplorr.sync_history (connection_id, run, started_at, ended_at, status, refused, slices,
                    replaced, problems, calls, spend)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", new String[] {"number"})) {
            insert.setString(1, ended.connectionId().value());
            insert.setLong(2, ended.run());
            Times.set(insert, 3, ended.startedAt());
            Times.set(insert, 4, ended.endedAt());
            insert.setString(5, ended.status().name());
            insert.setBoolean(6, ended.refused());
            insert.setInt(7, ended.slices());
            insert.setInt(8, ended.replaced());
            insert.setString(9, codes(ended.problems()));
            insert.setLong(10, ended.calls());
            insert.setBigDecimal(11, ended.spend());
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    private static SyncSummary summary(ResultSet found) throws SQLException {
        return new SyncSummary(
                ConnectionId.of(found.getString("connection_id")),
                found.getLong("run"),
                Times.get(found, "started_at"),
                Times.get(found, "ended_at"),
                SyncStatus.valueOf(found.getString("status")),
                found.getBoolean("refused"),
                found.getInt("slices"),
                found.getInt("replaced"),
                problems(found.getString("problems")),
                found.getLong("calls"),
                found.getBigDecimal("spend"));
    }

    private static @Nullable String codes(List<ProblemCode> problems) {
        return problems.isEmpty()
                ? null
                : problems.stream().map(ProblemCode::value).collect(Collectors.joining(" "));
    }

    private static List<ProblemCode> problems(@Nullable String codes) {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.split(" ")).map(ProblemCode::new).toList();
    }
}

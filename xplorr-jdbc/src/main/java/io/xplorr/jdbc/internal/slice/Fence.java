package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.store.StoreException;
import io.xplorr.store.SupersededException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The newest run of each connection; the lock on its row puts all changes of a connection's slices in one order. */
public final class Fence {
    private final Database database;

    Fence(Database database) {
        this.database = database;
    }

    /** Makes sure that the connection has a row, whoever else is doing the same. */
    void prepare(ConnectionId connectionId) {
        try {
            database.run("preparing the fence [connection=" + connectionId + "]", connection -> {
                try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO xplorr.connection_run (connection_id, run)
                        SELECT CAST(? AS VARCHAR), 0
                        WHERE NOT EXISTS (SELECT 1 FROM xplorr.connection_run WHERE connection_id = ?)""")) {
                    insert.setString(1, connectionId.value());
                    insert.setString(2, connectionId.value());
                    insert.executeUpdate();
                }
            });
        } catch (StoreException e) {
            if (!Database.isUniqueViolation(e)) {
                throw e;
            } // another process was quicker
        }
    }

    /** Issues the next number: from the transaction's end every earlier run is refused. */
    static long next(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE xplorr.connection_run SET run = run + 1 WHERE connection_id = ?")) {
            update.setString(1, connectionId.value());
            update.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT run FROM xplorr.connection_run WHERE connection_id = ?")) {
            select.setString(1, connectionId.value());
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /**
     * Holds the fence until the transaction ends.
     *
     * @throws SupersededException if the run is not the newest
     */
    static void hold(Connection connection, ConnectionId connectionId, long run) throws SQLException {
        if (lock(connection, connectionId) != run) {
            throw new SupersededException(connectionId, run);
        }
    }

    /** Holds the fence until the transaction ends, and returns the newest run; 0 if there was none. */
    public static long lock(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT run FROM xplorr.connection_run WHERE connection_id = ? FOR UPDATE")) {
            select.setString(1, connectionId.value());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }
}

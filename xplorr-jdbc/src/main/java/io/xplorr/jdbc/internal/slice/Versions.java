package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that no slice shows: those being written, and the doomed ones, whose rows are deleted. Every row belongs to
 * a version of a slice or to one of these, so that none is ever forgotten. Thread-safe.
 */
final class Versions {
    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

    private final Database database;

    Versions(Database database) {
        this.database = database;
    }

    /** Returns a new version to write under; empty if the run is not the connection's newest. */
    OptionalLong stage(ConnectionId connectionId, long run) {
        return database.call("staging [connection=" + connectionId + ", run=" + run + "]", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO xplorr.unused_version (connection_id, run, doomed)
                    SELECT connection_id, run, FALSE FROM xplorr.connection_run
                    WHERE connection_id = ? AND run = ?""", new String[] {"version"})) {
                insert.setString(1, connectionId.value());
                insert.setLong(2, run);
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    return keys.next() ? OptionalLong.of(keys.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    /** Returns whether a version may still be written, and keeps it so until the transaction ends. */
    static boolean lockStaged(Connection connection, long version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT version FROM xplorr.unused_version WHERE version = ? AND NOT doomed FOR UPDATE")) {
            select.setLong(1, version);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Takes a staged version out of the unused ones, to be shown by a slice; returns whether it was there. */
    static boolean use(Connection connection, long version) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr.unused_version WHERE version = ? AND NOT doomed")) {
            delete.setLong(1, version);
            return delete.executeUpdate() == 1;
        }
    }

    /** Adds a version that a slice has shown until now. */
    static void retire(Connection connection, ConnectionId connectionId, long run, long version) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO xplorr.unused_version (version, connection_id, run, doomed) VALUES (?, ?, ?, TRUE)")) {
            insert.setLong(1, version);
            insert.setString(2, connectionId.value());
            insert.setLong(3, run);
            insert.executeUpdate();
        }
    }

    /** Dooms what the earlier runs of a connection were writing. */
    static void doomBefore(Connection connection, ConnectionId connectionId, long run) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE xplorr.unused_version SET doomed = TRUE WHERE connection_id = ? AND run < ? AND NOT doomed")) {
            update.setString(1, connectionId.value());
            update.setLong(2, run);
            update.executeUpdate();
        }
    }

    /** Gives up a version that is being written, with its rows. Never fails: the next open finishes what it leaves. */
    void abandon(long version) {
        try {
            database.run("abandoning version " + version, connection -> {
                try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE xplorr.unused_version SET doomed = TRUE WHERE version = ?")) {
                    update.setLong(1, version);
                    update.executeUpdate();
                }
            });
        } catch (StoreException e) {
            LOG.debug("version {} is left to the next open", version, e);
            return;
        }
        purge(version);
    }

    /** Deletes what is doomed of a connection. Never fails, as {@link #abandon}. */
    void purge(ConnectionId connectionId) {
        try {
            doomed(connectionId).forEach(this::purge);
        } catch (StoreException e) {
            LOG.debug("doomed versions of {} are left to the next open", connectionId, e);
        }
    }

    /**
     * Deletes what is doomed of connections of which nothing is held, as where a removal was cut short: they may have no next
     * open. Never fails, as {@link #abandon}.
     */
    void purgeRemains() {
        try {
            remains().forEach(this::purge);
        } catch (StoreException e) {
            LOG.debug("remains of removed connections are left to the next open", e);
        }
    }

    /** Deletes a doomed version. Never fails, as {@link #abandon}. */
    void purge(long version) {
        try {
            boolean more = true;
            while (more) {
                more = database.call("purge of version " + version, connection -> deleteSome(connection, version));
            }
        } catch (StoreException e) {
            LOG.debug("version {} is left to the next open", version, e);
        }
    }

    private List<Long> doomed(ConnectionId connectionId) {
        return database.call("listing doomed versions [connection=" + connectionId + "]", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT version FROM xplorr.unused_version WHERE connection_id = ? AND doomed")) {
                select.setString(1, connectionId.value());
                return versions(select);
            }
        });
    }

    private List<Long> remains() {
        return database.call("listing remains", connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT version FROM xplorr.unused_version u WHERE doomed
                    AND NOT EXISTS (SELECT 1 FROM xplorr.slice s WHERE s.connection_id = u.connection_id)""")) {
                return versions(select);
            }
        });
    }

    private static List<Long> versions(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<Long> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(rows.getLong(1));
            }
            return versions;
        }
    }

    /** Deletes some rows of a doomed version, at last the version; returns whether there may be more. */
    private boolean deleteSome(Connection connection, long version) throws SQLException {
        if (!lockDoomed(connection, version)) {
            return false;
        }
        int atOnce = database.dialect().rowsPerTransaction();
        for (RecordTable<?> table : RecordTables.all()) {
            try (PreparedStatement delete =
                    connection.prepareStatement(database.dialect().deleteSome(table.name()))) {
                delete.setLong(1, version);
                delete.setInt(2, atOnce);
                if (delete.executeUpdate() == atOnce) {
                    return true;
                }
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr.unused_version WHERE version = ?")) {
            delete.setLong(1, version);
            delete.executeUpdate();
        }
        return false;
    }

    /** Leaves a version to another process that is deleting it at this moment. */
    private static boolean lockDoomed(Connection connection, long version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT version FROM xplorr.unused_version WHERE version = ? AND doomed FOR UPDATE SKIP LOCKED")) {
            select.setLong(1, version);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}

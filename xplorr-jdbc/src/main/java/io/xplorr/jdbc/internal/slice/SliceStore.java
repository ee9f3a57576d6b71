package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.store.SliceState;
import io.xplorr.store.StoreRun;
import java.util.List;

/** Keeps the slices of connections: opens runs, in which slices are replaced, and removes all. Thread-safe. */
public final class SliceStore {
    private final Database database;
    private final Fence fence;
    private final Versions versions;

    public SliceStore(Database database) {
        this.database = database;
        this.fence = new Fence(database);
        this.versions = new Versions(database);
    }

    /** Opens a connection's next run, and deletes what earlier ones were writing, and what removals have left. */
    public StoreRun open(ConnectionId connectionId) {
        fence.prepare(connectionId);
        long number = database.call("opening a run [connection=" + connectionId + "]", connection -> {
            long next = Fence.next(connection, connectionId);
            Versions.doomBefore(connection, connectionId, next);
            return next;
        });
        versions.purge(connectionId);
        versions.purgeRemains();
        return new JdbcRun(database, versions, connectionId, number);
    }

    /** Returns the states of the slices held of a connection, in order. */
    public List<SliceState> states(ConnectionId connectionId) {
        return database.call(
                "reading states [connection=" + connectionId + "]",
                connection -> Slices.states(connection, connectionId));
    }

    /**
     * Removes all slices of a connection, and refuses its earlier runs from now on.
     *
     * @param withIt removes, in the same transaction, what else there is of the connection
     */
    public void remove(ConnectionId connectionId, Database.Action withIt) {
        fence.prepare(connectionId);
        database.run("removal [connection=" + connectionId + "]", connection -> {
            long next = Fence.next(connection, connectionId);
            Versions.doomBefore(connection, connectionId, next);
            List<Long> shown = Slices.deleteAll(connection, connectionId);
            for (long version : shown) {
                Versions.retire(connection, connectionId, next, version);
            }
            withIt.run(connection);
        });
        versions.purge(connectionId);
    }
}

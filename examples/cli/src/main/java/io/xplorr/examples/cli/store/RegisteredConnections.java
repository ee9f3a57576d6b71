package io.xplorr.examples.cli.store;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import java.util.List;
import java.util.stream.Collectors;

/** The connections that were made with {@code xplorr connect}, all of one tenant. Thread-safe. */
public final class RegisteredConnections {
    public static final TenantId TENANT = TenantId.OPERATOR;

    private final ConnectionStore store;

    public RegisteredConnections(ConnectionStore store) {
        this.store = store;
    }

    /** Returns all but removed ones, in the order of their ids. */
    public List<StoredConnection> all() {
        return store.list(TENANT).stream()
                .filter(connection -> connection.state() != ConnectionState.REMOVED)
                .toList();
    }

    /**
     * Returns the connection of an id, or else of a name, with its keys.
     *
     * @throws IllegalArgumentException if there is none, or several have the name
     * @throws io.xplorr.store.StoreException if its keys do not open, which a list does without
     */
    public StoredConnection require(String idOrName) {
        ConnectionId id = listed(idOrName).id();
        return store.find(id).orElseThrow(() -> unknown(idOrName));
    }

    /**
     * Returns the connection of an id, or else of a name, without its keys where they do not open.
     *
     * @throws IllegalArgumentException if there is none, or several have the name
     */
    StoredConnection listed(String idOrName) {
        List<StoredConnection> all = all();
        List<StoredConnection> found = all.stream()
                .filter(connection -> connection.id().value().equals(idOrName))
                .toList();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(connection -> connection.request().displayName().equals(idOrName))
                    .toList();
        }
        if (found.isEmpty()) {
            throw unknown(idOrName);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("several connections have the name " + idOrName + ": "
                    + found.stream().map(each -> each.id().value()).collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private static IllegalArgumentException unknown(String idOrName) {
        return new IllegalArgumentException(
                "no connection has the id or name " + idOrName + "; xplorr status lists them");
    }
}

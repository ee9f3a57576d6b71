package io.xplorr.connection.internal;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStateException;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.connection.UnknownConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads and changes stored connections; every change is one compare-and-set. Thread-safe. */
final class ConnectionBook {
    private static final int ATTEMPTS = 1_000;

    private final ConnectionStore store;
    private final ConnectionNews news;

    ConnectionBook(ConnectionStore store, ConnectionNews news) {
        this.store = store;
        this.news = news;
    }

    ConnectionStore store() {
        return store;
    }

    Optional<StoredConnection> find(ConnectionId id) {
        return store.find(id);
    }

    List<StoredConnection> list(TenantId tenant) {
        return store.list(tenant).stream()
                .filter(connection -> connection.tenant().equals(tenant)) // whatever the store returns
                .toList();
    }

    /** Returns a connection of a tenant's; the one place that looks whose it is. */
    StoredConnection require(TenantId tenant, ConnectionId id) {
        return store.find(id)
                .filter(connection -> connection.tenant().equals(tenant))
                .orElseThrow(() -> new UnknownConnectionException(id));
    }

    StoredConnection add(StoredConnection connection) {
        if (!store.save(connection)) {
            throw new ConnectionStateException(connection.id(), connection.state(), "the id is taken");
        }
        return connection;
    }

    /** Replaces a connection by its next version, or leaves it where {@code change} returns the same. */
    StoredConnection change(TenantId tenant, ConnectionId id, UnaryOperator<StoredConnection> change) {
        Function<StoredConnection, Step> step = held -> {
            StoredConnection next = change.apply(held);
            return () -> next;
        };
        return take(tenant, id, step).next();
    }

    /** Takes a connection a step further, and returns the step: all that it says is of the version that it replaced. */
    <T extends Step> T take(TenantId tenant, ConnectionId id, Function<StoredConnection, T> stepFrom) {
        ConnectionState state = ConnectionState.PENDING;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StoredConnection held = require(tenant, id);
            T step = stepFrom.apply(held);
            if (step.next().equals(held)) {
                return step;
            }
            if (store.save(step.next())) {
                news.changed(held, step.next());
                return step;
            }
            state = held.state();
        }
        throw new ConnectionStateException(id, state, "others change it all the time, or the store accepts no change");
    }

    /** What becomes of one version of a connection. */
    interface Step {
        StoredConnection next();
    }
}

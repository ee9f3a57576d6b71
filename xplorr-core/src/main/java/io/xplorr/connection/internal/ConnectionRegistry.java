package io.xplorr.connection.internal;

import io.xplorr.Provider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Connections;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.TimeSource;
import io.xplorr.sync.SyncRequest;
import java.security.SecureRandom;
import java.util.Map;

/** The connections of all tenants. Thread-safe. */
public final class ConnectionRegistry {
    private final Map<Provider, CloudProvider> providers;
    private final ConnectionBook book;
    private final Verifying verifying;
    private final TimeSource time;
    private final Issuer issuer;

    public ConnectionRegistry(
            Map<Provider, CloudProvider> providers,
            ConnectionStore store,
            ConnectionNews news,
            Verifying verifying,
            TimeSource time,
            SecureRandom random) {
        this.providers = Map.copyOf(providers);
        this.book = new ConnectionBook(store, news);
        this.verifying = verifying;
        this.time = time;
        this.issuer = new Issuer(random);
    }

    public Connections of(TenantId tenant) {
        return connectionsOf(tenant);
    }

    /** Looks again at whether a readable connection is safe, by nothing that is billed, and sets its state if it is not. */
    public ConnectionReport checkSafety(TenantId tenant, ConnectionId id) {
        return connectionsOf(tenant).checkSafety(id);
    }

    private TenantConnections connectionsOf(TenantId tenant) {
        return new TenantConnections(tenant, book, providers, verifying, issuer, time);
    }

    /**
     * Returns a connection of any tenant's.
     *
     * @throws UnknownConnectionException if there is none, or it is removed
     */
    public StoredConnection require(ConnectionId id) {
        return book.find(id)
                .filter(connection -> connection.state() != ConnectionState.REMOVED)
                .orElseThrow(() -> new UnknownConnectionException(id));
    }

    /**
     * Returns what a sync is to read: a registered connection as it is now, whatever the caller has kept of it; one built
     * directly as it is.
     *
     * @throws IllegalArgumentException if one built directly has a registered one's id, and so would mix with its data
     */
    public CloudConnection present(CloudConnection connection) {
        if (connection.verified()) {
            return book.require(connection.tenant(), connection.id()).connection();
        }
        if (book.find(connection.id()).isPresent()) {
            throw new IllegalArgumentException(
                    "connection id must not be a registered connection's, was: " + connection.id());
        }
        return connection;
    }

    /** Returns a request for the datasets that the connection was registered for, unless it names some itself. */
    public SyncRequest scoped(CloudConnection connection, SyncRequest request) {
        if (!connection.verified() || !request.datasets().isEmpty()) {
            return request;
        }
        return request.toBuilder()
                .datasets(book.require(connection.tenant(), connection.id())
                        .request()
                        .datasets())
                .build();
    }
}

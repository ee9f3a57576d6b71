package io.xplorr.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps connections in memory. Thread-safe. */
final class InMemoryConnectionStore implements ConnectionStore {
    private final Map<ConnectionId, StoredConnection> connections = new ConcurrentHashMap<>();
    private final Map<OrganizationGroup, ExternalId> shared = new ConcurrentHashMap<>();

    @Override
    public boolean save(StoredConnection connection) {
        StoredConnection held = connections.get(connection.id());
        if (held == null) {
            return connection.version() == 1 && connections.putIfAbsent(connection.id(), connection) == null;
        }
        return connection.version() == held.version() + 1 && connections.replace(connection.id(), held, connection);
    }

    @Override
    public Optional<StoredConnection> find(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public List<StoredConnection> list(TenantId tenant) {
        return connections.values().stream()
                .filter(connection -> connection.tenant().equals(tenant))
                .sorted(Comparator.comparing(StoredConnection::id))
                .toList();
    }

    @Override
    public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposed) {
        ExternalId held = shared.putIfAbsent(group, proposed);
        return held == null ? proposed : held;
    }
}

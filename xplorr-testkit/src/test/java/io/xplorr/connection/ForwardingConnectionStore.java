package io.xplorr.connection;

import java.util.List;
import java.util.Optional;

/** A store over another, so that a test can step in between. Thread-safe. */
class ForwardingConnectionStore implements ConnectionStore {
    private final ConnectionStore store;

    ForwardingConnectionStore(ConnectionStore store) {
        this.store = store;
    }

    @Override
    public boolean save(StoredConnection connection) {
        return store.save(connection);
    }

    @Override
    public Optional<StoredConnection> find(ConnectionId id) {
        return store.find(id);
    }

    @Override
    public List<StoredConnection> list(TenantId tenant) {
        return store.list(tenant);
    }

    @Override
    public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposed) {
        return store.shareExternalId(group, proposed);
    }
}

package io.xplorr.testkit.contract;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.OrganizationGroup;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import java.util.List;
import java.util.Optional;

/** A right store of connections whose steps can be overridden, so that a subclass breaks just one. */
class BrokenConnectionStore implements ConnectionStore {
    final ConnectionStore right = ConnectionStore.inMemory();

    @Override
    public boolean save(StoredConnection connection) {
        return right.save(connection);
    }

    @Override
    public Optional<StoredConnection> find(ConnectionId id) {
        return right.find(id);
    }

    @Override
    public List<StoredConnection> list(TenantId tenant) {
        return right.list(tenant);
    }

    @Override
    public ExternalId shareExternalId(OrganizationGroup group, ExternalId proposal) {
        return right.shareExternalId(group, proposal);
    }
}

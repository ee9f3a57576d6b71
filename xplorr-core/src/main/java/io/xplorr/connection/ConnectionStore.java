package io.xplorr.connection;

import java.util.List;
import java.util.Optional;

/**
 * Keeps registered connections. Thread-safe, and safe between processes that share it: {@link #save} and {@link
 * #shareExternalId} are each one step.
 *
 * <p>To write one, implement this interface and run the testkit's contract test against it. Encrypt {@link
 * StoredConnection#keys()} and the shared external IDs at rest. What a method throws reaches the caller of the registry.
 */
public interface ConnectionStore {
    /** Returns a store in memory, for tests and short-lived programs. */
    static ConnectionStore inMemory() {
        return new InMemoryConnectionStore();
    }

    /**
     * Keeps this version of a connection if the one held is its predecessor, of version less one; or if none is held and
     * this is version 1. Otherwise changes nothing.
     *
     * @return whether it was kept
     */
    boolean save(StoredConnection connection);

    /** Returns a connection, removed ones included, whoever's it is: the registry checks whose. */
    Optional<StoredConnection> find(ConnectionId id);

    /** Returns all connections of a tenant, removed ones included, in the order of their ids. */
    List<StoredConnection> list(TenantId tenant);

    /**
     * Returns the external ID of a group, which never changes; the first caller's proposal becomes it.
     *
     * @param proposed what to keep if the group has none
     */
    ExternalId shareExternalId(OrganizationGroup group, ExternalId proposed);
}

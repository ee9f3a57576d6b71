package io.xplorr.connection;

import java.time.Instant;

/**
 * A connection as a {@link ConnectionStore} keeps it: written and read whole. Immutable and thread-safe.
 *
 * @param id unique over all tenants
 * @param version 1 when it is first saved, and one more with each change
 * @param request what was asked for when it began
 * @param keys the part that a durable store encrypts
 */
public record StoredConnection(
        ConnectionId id,
        long version,
        TenantId tenant,
        ConnectionRequest request,
        ConnectionState state,
        Instant createdAt,
        ConnectionKeys keys,
        ConnectionFacts facts) {

    /** Returns until when it must be completed; of no meaning once it has been. */
    public Instant expiresAt() {
        return createdAt.plus(request.expiresAfter());
    }

    /**
     * Returns the next version, in another state.
     *
     * @throws ConnectionStateException if no connection may go there from here
     */
    public StoredConnection become(ConnectionState next, ConnectionKeys newKeys, ConnectionFacts newFacts) {
        if (!state.mayBecome(next)) {
            throw new ConnectionStateException(id, state, "it cannot become " + next + " from here");
        }
        return new StoredConnection(id, version + 1, tenant, request, next, createdAt, newKeys, newFacts);
    }

    /**
     * Returns the connection that syncs read.
     *
     * @throws ConnectionStateException if it is in no state to be read
     */
    public CloudConnection connection() {
        if (!state.isReadable()) {
            throw new ConnectionStateException(id, state, "only a verified connection can be read");
        }
        CredentialSource credentials =
                keys.credentials().orElseThrow(() -> new ConnectionStateException(id, state, "it has no credentials"));
        return new CloudConnectionRecord(id, tenant, request.displayName(), credentials, true);
    }
}

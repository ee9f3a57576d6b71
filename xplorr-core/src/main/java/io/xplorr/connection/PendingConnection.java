package io.xplorr.connection;

import io.xplorr.Provider;
import java.time.Instant;

/**
 * What the customer's administrator needs in order to let us in. Show it to that tenant only. Immutable and thread-safe.
 *
 * @param externalId what the role must demand; the same for all connections of one organisation group
 * @param expiresAt until when the connection must be completed
 */
public record PendingConnection(
        ConnectionId id,
        TenantId tenant,
        String displayName,
        Provider provider,
        ExternalId externalId,
        Instant expiresAt) {}

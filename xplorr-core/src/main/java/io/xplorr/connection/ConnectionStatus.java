package io.xplorr.connection;

import io.xplorr.Provider;
import io.xplorr.sync.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a tenant may see of a connection: where it stands, and what is wrong with it. Immutable and thread-safe. */
public sealed interface ConnectionStatus permits ConnectionStatusRecord {
    /** Returns the status of a stored connection. */
    static ConnectionStatus of(StoredConnection connection) {
        return ConnectionStatusRecord.of(connection);
    }

    ConnectionId id();

    TenantId tenant();

    String displayName();

    Provider provider();

    ConnectionState state();

    Instant createdAt();

    /** Returns until when it must be completed; empty once it has been, or is removed. */
    Optional<Instant> expiresAt();

    /** Returns the provider's id of the account; empty until a verification has passed. */
    Optional<String> account();

    /** Returns the role or key that it is read with, without any secret; empty until one was handed in. */
    Optional<String> principal();

    Optional<Instant> verifiedAt();

    /** Returns when a sync last replaced something, or found nothing due. */
    Optional<Instant> syncedAt();

    /** Returns when the rotation under way began. */
    Optional<Instant> rotatingSince();

    /** Returns the accounts of its organisation, as of the last sync that read them. */
    List<MemberAccount> members();

    /** Returns what is wrong, each thing once: from the last verification, and from the last sync of each dataset. */
    List<Problem> openProblems();
}

package io.xplorr.connection;

import io.xplorr.Provider;
import io.xplorr.sync.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record ConnectionStatusRecord(
        ConnectionId id,
        TenantId tenant,
        String displayName,
        Provider provider,
        ConnectionState state,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<String> account,
        Optional<String> principal,
        Optional<Instant> verifiedAt,
        Optional<Instant> syncedAt,
        Optional<Instant> rotatingSince,
        List<MemberAccount> members,
        List<Problem> openProblems)
        implements ConnectionStatus {
    static ConnectionStatusRecord of(StoredConnection connection) {
        ConnectionFacts facts = connection.facts();
        boolean open = facts.verifiedAt().isEmpty() && connection.state() != ConnectionState.REMOVED;
        return new ConnectionStatusRecord(
                connection.id(),
                connection.tenant(),
                connection.request().displayName(),
                connection.request().provider(),
                connection.state(),
                connection.createdAt(),
                open ? Optional.of(connection.expiresAt()) : Optional.empty(),
                facts.account(),
                connection.keys().credentials().map(CredentialSource::principal),
                facts.verifiedAt(),
                facts.syncedAt(),
                connection.keys().rotation().map(Rotation::begunAt),
                facts.members(),
                Stream.concat(facts.verificationProblems().stream(), facts.syncProblems().stream())
                        .distinct()
                        .toList());
    }
}

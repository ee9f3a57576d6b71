package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static io.xplorr.connection.ConnectionState.PENDING;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static io.xplorr.connection.ConnectionState.REMOVED;
import static io.xplorr.connection.ConnectionState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionStateTest {
    private static final Map<ConnectionState, Set<ConnectionState>> LEGAL = Map.of(
            PENDING, Set.of(PENDING, VERIFYING, REMOVED),
            VERIFYING, Set.of(VERIFYING, PENDING, CONNECTED, DEGRADED, BROKEN, QUARANTINED, REMOVED),
            CONNECTED, Set.of(CONNECTED, DEGRADED, BROKEN, QUARANTINED, REMOVED),
            DEGRADED, Set.of(DEGRADED, CONNECTED, BROKEN, QUARANTINED, REMOVED),
            BROKEN, Set.of(BROKEN, VERIFYING, QUARANTINED, REMOVED),
            QUARANTINED, Set.of(QUARANTINED, VERIFYING, REMOVED),
            REMOVED, Set.of());

    @ParameterizedTest
    @EnumSource
    void become_anyState_isLegalOrThrows(ConnectionState from) {
        StoredConnection connection = in(from);
        for (ConnectionState next : ConnectionState.values()) {
            if (LEGAL.get(from).contains(next)) {
                StoredConnection changed = connection.become(next, connection.keys(), connection.facts());
                assertThat(changed.state()).isEqualTo(next);
                assertThat(changed.version()).isEqualTo(connection.version() + 1);
            } else {
                assertThatThrownBy(() -> connection.become(next, connection.keys(), connection.facts()))
                        .as("%s to %s", from, next)
                        .isInstanceOf(ConnectionStateException.class)
                        .hasMessageContaining("state=" + from)
                        .hasMessageContaining("cannot become " + next);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_ofAnyState_isReadOnlyIfVerified(ConnectionState state) {
        StoredConnection connection = in(state);
        if (state == CONNECTED || state == DEGRADED) {
            assertThat(connection.connection().verified()).isTrue();
        } else {
            assertThatThrownBy(connection::connection)
                    .isInstanceOf(ConnectionStateException.class)
                    .hasMessageContaining("only a verified connection can be read");
        }
    }

    private static StoredConnection in(ConnectionState state) {
        CredentialSource role =
                new CredentialSource.Role(Provider.AWS, "role", Optional.of(ExternalId.ofStored("an-id")), Map.of());
        ConnectionKeys keys = ConnectionKeys.of(Optional.empty(), 0).withCredentials(Optional.of(role));
        return new StoredConnection(
                ConnectionId.of("conn-1"),
                5,
                TenantId.of("acme"),
                ConnectionRequest.builder("Acme", Provider.AWS).build(),
                state,
                Instant.EPOCH,
                keys,
                ConnectionFacts.NONE);
    }
}

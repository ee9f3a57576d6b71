package io.xplorr.jdbc.schedule;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.record.CloudRecord;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.TimeSource;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Connected connections of a fake provider, the same in every process. */
final class Estate {
    private static final Provider FAKE = Provider.of("fake");

    private Estate() {}

    static List<ConnectionId> ids(int connections) {
        return IntStream.range(0, connections)
                .mapToObj(i -> ConnectionId.of("c-%04d".formatted(i)))
                .toList();
    }

    static ConnectionStore connected(List<ConnectionId> ids) {
        ConnectionStore store = ConnectionStore.inMemory();
        ids.forEach(id -> store.save(connected(id)));
        return store;
    }

    /** Returns a provider of one slice a connection, which takes so long to read. */
    static FakeProvider.Builder provider(TimeSource time, Duration latency) {
        return FakeProvider.builder(time)
                .latency((action, scope) -> action.equals("fake:inventory.things") ? latency : Duration.ZERO)
                .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of());
    }

    private static StoredConnection connected(ConnectionId id) {
        CredentialSource key =
                new CredentialSource.AccessKey(FAKE, "fake-key", Secret.of("fake-secret"), Optional.empty(), Map.of());
        return new StoredConnection(
                id,
                1,
                TenantId.of("acme"),
                ConnectionRequest.builder(id.value(), FAKE).build(),
                ConnectionState.CONNECTED,
                Instant.parse("2026-11-23T09:00:00Z"),
                ConnectionKeys.of(Optional.empty(), 0).withCredentials(Optional.of(key)),
                ConnectionFacts.NONE.verified(Optional.of("account-of-" + id), Instant.parse("2026-11-23T09:00:00Z")));
    }
}

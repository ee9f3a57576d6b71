package io.xplorr.examples.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.connection.StoredConnection;
import io.xplorr.examples.cli.store.RegisteredConnections;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KitOptionsTest {
    private static final ExternalId PRESENT = ExternalId.ofStored("xplorr-present");
    private static final Rotation ROTATION =
            new Rotation(Instant.EPOCH, Optional.of(ExternalId.ofStored("xplorr-next")));

    @Test
    void kit_rotationUnderWay_acceptsBothIds() {
        ConnectionKeys keys = ConnectionKeys.of(Optional.of(PRESENT), 0).withRotation(ROTATION);

        assertThat(new KitOptions().kit(connection(keys)).trustPolicy())
                .isEqualTo(AwsOnboarding.builder(PRESENT, ROTATION).build().trustPolicy())
                .contains("xplorr-present", "xplorr-next");
    }

    @Test
    void kit_connectionWithoutAnExternalId_refused() {
        assertThatThrownBy(() -> new KitOptions().kit(connection(ConnectionKeys.of(Optional.empty(), 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no external ID");
    }

    private static StoredConnection connection(ConnectionKeys keys) {
        return new StoredConnection(
                ConnectionId.of("acme"),
                1,
                RegisteredConnections.TENANT,
                ConnectionRequest.builder("Acme", Provider.AWS).build(),
                ConnectionState.CONNECTED,
                Instant.EPOCH,
                keys,
                ConnectionFacts.NONE);
    }
}

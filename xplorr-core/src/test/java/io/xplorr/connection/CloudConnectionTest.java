package io.xplorr.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudConnectionTest {
    @Test
    void build_defaults_areAnOperatorsUnverifiedConnection() {
        CloudConnection connection = CloudConnection.builder("acme")
                .credentials(new CredentialSource.Role(Provider.AWS, "role", Optional.empty(), Map.of()))
                .build();

        assertThat(connection.verified()).isFalse();
        assertThat(connection.tenant()).isEqualTo(TenantId.OPERATOR);
        assertThat(connection.displayName()).isEqualTo("acme");
        assertThat(connection.provider()).isEqualTo(Provider.AWS);
    }

    @Test
    void build_withoutCredentials_isRefusedByName() {
        assertThatThrownBy(() -> CloudConnection.builder("acme").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("credentials")
                .hasMessageContaining("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", "a/b", "ä", "a\n"})
    void id_illegal_isRefusedWithTheValue(String id) {
        assertThatThrownBy(() -> ConnectionId.of(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connection id")
                .hasMessageEndingWith(id);
    }

    @Test
    void displayName_blank_isRefused() {
        assertThatThrownBy(() -> CloudConnection.builder("acme").displayName("  "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("displayName");
    }
}

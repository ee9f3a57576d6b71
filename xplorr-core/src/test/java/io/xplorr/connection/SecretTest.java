package io.xplorr.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Provider;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String CANARY = "canary-7f3a-secret";

    @Test
    void toString_ofAnythingThatHoldsOne_doesNotShowIt() {
        CredentialSource key = new CredentialSource.AccessKey(
                Provider.AWS, "AKIAEXAMPLE", Secret.of(CANARY), Optional.of(Secret.of(CANARY)), Map.of());
        CredentialSource role = new CredentialSource.Role(
                Provider.AWS,
                "arn:aws:iam::111122223333:role/Reader",
                Optional.of(ExternalId.ofStored(CANARY + "-ext")),
                Map.of());
        CloudConnection connection =
                CloudConnection.builder("acme").credentials(role).build();

        assertThat(Secret.of(CANARY) + " " + key + " " + role + " " + connection)
                .doesNotContain(CANARY)
                .contains("AKIAEXAMPLE")
                .contains("…-ext");
    }

    @Test
    void serialise_isRefused() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(Secret.of(CANARY)))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void equals_comparesTheValue() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
    }

    @Test
    void of_empty_isRefused() {
        assertThatThrownBy(() -> Secret.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void externalId_wrongCharacters_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ExternalId.ofStored(CANARY + " with blanks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external ID")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void externalId_short_isMaskedWhole() {
        assertThat(ExternalId.ofStored("12345678").masked()).isEqualTo("…");
        assertThat(ExternalId.ofStored("123456789").masked()).isEqualTo("…6789");
    }
}

package io.xplorr.jdbc.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.secret.FakeKeyService;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.LocalKeyFile;
import io.xplorr.jdbc.secret.ManagedKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvelopeTest {
    private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final SecretAddress ADDRESS =
            new SecretAddress(TenantId.of("acme"), ConnectionId.of("production"), "access-key");

    @TempDir
    static Path folder;

    enum Kind {
        LOCAL(name -> LocalKeyFile.addKey(folder.resolve(name), "1")),
        MANAGED(name -> ManagedKey.of(new FakeKeyService().addKey("1"), "1"));

        private final Function<String, KeyEncryptionKey> make;

        Kind(Function<String, KeyEncryptionKey> make) {
            this.make = make;
        }

        KeyEncryptionKey key(String name) {
            return make.apply(name);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_untouched_givesTheSecret(Kind kind) {
        KeyEncryptionKey key = kind.key("untouched");
        byte[] sealed = Envelope.seal(key, "1", ADDRESS, SECRET);
        assertThat(Envelope.open(key, "1", ADDRESS, sealed)).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("EXAMPLE");
        assertThat(Envelope.seal(key, "1", ADDRESS, SECRET))
                .as("another data key and nonce")
                .isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_anyBitFlipped_isRefused(Kind kind) {
        KeyEncryptionKey key = kind.key("flipped");
        byte[] sealed = Envelope.seal(key, "1", ADDRESS, SECRET);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Envelope.open(key, "1", ADDRESS, flipped))
                    .as("bit %d", bit)
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("EXAMPLE");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_anythingCutOffOrAdded_isRefused(Kind kind) {
        KeyEncryptionKey key = kind.key("cut");
        byte[] sealed = Envelope.seal(key, "1", ADDRESS, SECRET);
        for (int length = 0; length <= sealed.length + 1; length++) {
            if (length != sealed.length) {
                byte[] cut = Arrays.copyOf(sealed, length);
                assertThatThrownBy(() -> Envelope.open(key, "1", ADDRESS, cut))
                        .as("%d bytes", length)
                        .isInstanceOf(StoreException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void open_atAnotherAddress_isRefused(Kind kind) {
        KeyEncryptionKey key = kind.key("moved");
        byte[] sealed = Envelope.seal(key, "1", ADDRESS, SECRET);
        for (SecretAddress other : List.of(
                new SecretAddress(TenantId.of("other"), ADDRESS.connectionId(), ADDRESS.kind()),
                new SecretAddress(ADDRESS.tenantId(), ConnectionId.of("other"), ADDRESS.kind()),
                new SecretAddress(ADDRESS.tenantId(), ADDRESS.connectionId(), "other"),
                // the same letters, cut elsewhere
                new SecretAddress(TenantId.of("acmep"), ConnectionId.of("roduction"), ADDRESS.kind()))) {
            assertThatThrownBy(() -> Envelope.open(key, "1", other, sealed)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void open_underAnotherVersion_isRefused() {
        Path file = folder.resolve("versions");
        KeyEncryptionKey first = LocalKeyFile.addKey(file, "1");
        byte[] sealed = Envelope.seal(first, "1", ADDRESS, SECRET);
        KeyEncryptionKey both = LocalKeyFile.addKey(file, "2");
        assertThat(Envelope.open(both, "1", ADDRESS, sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> Envelope.open(both, "2", ADDRESS, sealed)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> Envelope.open(both, "3", ADDRESS, sealed))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no key of version 3");
    }

    @Test
    void open_anotherKeyOfTheSameVersion_isRefused() {
        byte[] sealed = Envelope.seal(Kind.LOCAL.key("one"), "1", ADDRESS, SECRET);
        KeyEncryptionKey other = Kind.LOCAL.key("two");
        assertThatThrownBy(() -> Envelope.open(other, "1", ADDRESS, sealed)).isInstanceOf(StoreException.class);
    }
}

package io.xplorr.jdbc.internal.secret;

import io.xplorr.connection.Secret;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.jdbc.secret.internal.AesGcm;
import io.xplorr.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals a secret: a data key of its own encrypts it, the key-encryption key wraps the data key, and both are bound to the
 * address and to the version of the key. The bytes are: format 1, the length of the wrapped key (two bytes), the wrapped
 * key, nonce, ciphertext and tag.
 */
final class Envelope {
    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 3;
    private static final int MAX_WRAPPED = 4_096;

    private Envelope() {}

    static byte[] seal(KeyEncryptionKey key, String keyVersion, SecretAddress address, Secret secret) {
        byte[] dataKey = AesGcm.newKey();
        try {
            byte[] wrapped = key.wrap(dataKey, address);
            if (wrapped.length == 0 || wrapped.length > MAX_WRAPPED) {
                throw new StoreException(
                        "a wrapped data key must have 1 to " + MAX_WRAPPED + " bytes, had " + wrapped.length, null);
            }
            byte[] plaintext = secret.reveal().getBytes(StandardCharsets.UTF_8);
            byte[] encrypted = AesGcm.encrypt(dataKey, plaintext, fields(keyVersion, address));
            return ByteBuffer.allocate(HEADER_BYTES + wrapped.length + encrypted.length)
                    .put(FORMAT)
                    .putShort((short) wrapped.length)
                    .put(wrapped)
                    .put(encrypted)
                    .array();
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** Opens what {@link #seal} returned for the same address and version of the key; anything else is refused. */
    static Secret open(KeyEncryptionKey key, String keyVersion, SecretAddress address, byte[] sealed) {
        int wrappedLength = sealed.length < HEADER_BYTES
                ? 0
                : Short.toUnsignedInt(ByteBuffer.wrap(sealed).getShort(1));
        if (wrappedLength == 0
                || sealed[0] != FORMAT
                || wrappedLength > Math.min(MAX_WRAPPED, sealed.length - HEADER_BYTES)) {
            throw refused(address, null);
        }
        int end = HEADER_BYTES + wrappedLength;
        byte[] dataKey = key.unwrap(keyVersion, Arrays.copyOfRange(sealed, HEADER_BYTES, end), address);
        try {
            byte[] plaintext = AesGcm.decrypt(
                    dataKey, Arrays.copyOfRange(sealed, end, sealed.length), fields(keyVersion, address));
            return Secret.of(new String(plaintext, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw refused(address, e);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static List<String> fields(String keyVersion, SecretAddress address) {
        return List.of(
                "xplorr secret " + FORMAT,
                keyVersion,
                address.tenantId().value(),
                address.connectionId().value(),
                address.kind());
    }

    private static StoreException refused(SecretAddress address, @Nullable Throwable cause) {
        return new StoreException(
                "opening a secret failed [tenant=" + address.tenantId() + ", connection=" + address.connectionId()
                        + ", kind=" + address.kind() + "]: it was altered, moved, or sealed under another key",
                cause);
    }
}

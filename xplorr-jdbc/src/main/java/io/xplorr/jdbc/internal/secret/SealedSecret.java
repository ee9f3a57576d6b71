package io.xplorr.jdbc.internal.secret;

import io.xplorr.connection.Secret;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.SecretAddress;

/** A secret as the database has it: the version of the key that it is under, and the bytes of an {@link Envelope}. */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
public record SealedSecret(String keyVersion, byte[] bytes) {
    /** Seals a secret under the present version of a key. */
    public static SealedSecret seal(KeyEncryptionKey key, SecretAddress address, Secret secret) {
        String version = key.version();
        return new SealedSecret(version, Envelope.seal(key, version, address, secret));
    }

    /** Opens what was sealed for this address; anything else is refused. */
    public Secret open(KeyEncryptionKey key, SecretAddress address) {
        return Envelope.open(key, keyVersion, address, bytes);
    }
}

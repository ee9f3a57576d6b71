package io.xplorr.jdbc.secret;

import io.xplorr.store.StoreException;

/**
 * Wraps the data keys that secrets are encrypted with, so that the database alone opens none. Implementations are
 * thread-safe; they are called once for each secret that is stored or read.
 */
public interface KeyEncryptionKey {
    /**
     * Returns a key that refuses, for a host that has configured none: a secret must not be stored in the clear, and not
     * under a key that nobody chose.
     */
    static KeyEncryptionKey none() {
        return NoKey.INSTANCE;
    }

    /** Returns the version that {@link #wrap} uses now: 1 to 256 visible characters, for ever the name of one key. */
    String version();

    /**
     * Encrypts a data key with the key of {@link #version()}, bound to an address.
     *
     * @return at most 4,096 bytes
     * @throws StoreException if the key is out of reach
     */
    byte[] wrap(byte[] dataKey, SecretAddress address);

    /**
     * Decrypts a data key that this or an earlier version wrapped for the same address.
     *
     * @throws StoreException if the version is unknown, the key is out of reach, or the bytes are not what {@link #wrap}
     *     returned for this address
     */
    byte[] unwrap(String version, byte[] wrapped, SecretAddress address);
}

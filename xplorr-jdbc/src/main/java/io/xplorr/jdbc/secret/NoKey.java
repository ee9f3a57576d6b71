package io.xplorr.jdbc.secret;

import io.xplorr.store.StoreException;

/** Refuses. */
enum NoKey implements KeyEncryptionKey {
    INSTANCE;

    @Override
    public String version() {
        throw refusal();
    }

    @Override
    public byte[] wrap(byte[] dataKey, SecretAddress address) {
        throw refusal();
    }

    @Override
    public byte[] unwrap(String version, byte[] wrapped, SecretAddress address) {
        throw refusal();
    }

    private static StoreException refusal() {
        return new StoreException(
                "no key-encryption key is configured, so secrets are neither stored nor read: give the store a"
                        + " KeyEncryptionKey such as LocalKeyFile or ManagedKey",
                null);
    }
}

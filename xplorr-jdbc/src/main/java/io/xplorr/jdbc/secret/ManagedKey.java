package io.xplorr.jdbc.secret;

import io.xplorr.store.StoreException;
import java.util.Objects;

/** A key of a {@link KeyService}; its version is the id of the key, so that another key is another version. Thread-safe. */
public final class ManagedKey implements KeyEncryptionKey {
    private static final int MAX_ID = 256;

    private final KeyService service;
    private final String keyId;

    private ManagedKey(KeyService service, String keyId) {
        this.service = service;
        this.keyId = keyId;
    }

    /**
     * Returns the key that wraps from now on; older versions are unwrapped under the id that they have.
     *
     * @param keyId the service's id for one key, such as the ARN of a key, not of an alias; 1 to 256 characters
     */
    public static ManagedKey of(KeyService service, String keyId) {
        Objects.requireNonNull(service, "service");
        if (keyId.isBlank() || keyId.length() > MAX_ID) {
            throw new IllegalArgumentException("keyId must be 1 to " + MAX_ID + " characters, was: " + keyId);
        }
        return new ManagedKey(service, keyId);
    }

    @Override
    public String version() {
        return keyId;
    }

    @Override
    public byte[] wrap(byte[] dataKey, SecretAddress address) {
        try {
            return service.encrypt(keyId, dataKey, address.context());
        } catch (RuntimeException e) {
            throw new StoreException("wrapping a data key failed [key=" + keyId + "]: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] unwrap(String version, byte[] wrapped, SecretAddress address) {
        try {
            return service.decrypt(version, wrapped, address.context());
        } catch (RuntimeException e) {
            throw new StoreException("unwrapping a data key failed [key=" + version + "]: " + e.getMessage(), e);
        }
    }
}

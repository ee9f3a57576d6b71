package io.xplorr.examples.cli.store;

import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.LocalKeyFile;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The key of a store's secrets in a file that only its owner can read, made with the first secret. Thread-safe. */
final class KeyFile implements KeyEncryptionKey {
    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    @Override
    public String version() {
        return present().version();
    }

    @Override
    public byte[] wrap(byte[] dataKey, SecretAddress address) {
        return present().wrap(dataKey, address);
    }

    @Override
    public byte[] unwrap(String version, byte[] wrapped, SecretAddress address) {
        if (Files.notExists(path)) {
            throw new StoreException(
                    "the key file " + path
                            + ", which opens the external IDs and access keys of the store, is not there:"
                            + " put it back",
                    null);
        }
        return LocalKeyFile.open(path).unwrap(version, wrapped, address);
    }

    // Another store's key must not have the same version, should the two files ever be mixed up.
    private synchronized LocalKeyFile present() {
        return Files.exists(path) ? LocalKeyFile.open(path) : LocalKeyFile.addKey(path, "local-" + UUID.randomUUID());
    }
}

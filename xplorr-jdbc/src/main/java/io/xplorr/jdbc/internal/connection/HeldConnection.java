package io.xplorr.jdbc.internal.connection;

import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.StoredConnection;
import io.xplorr.jdbc.internal.secret.SealedSecret;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.util.Optional;

/**
 * A connection as the database has it.
 *
 * @param connection of whose keys only the generation counts
 * @param hasKeys whether there is more
 * @param keys empty where there is nothing, and where somebody has taken it away
 */
public record HeldConnection(StoredConnection connection, boolean hasKeys, Optional<SealedSecret> keys) {
    /** The kind of the secret that holds a connection's keys. */
    static final String KEYS = "connection-keys";

    /** Seals the keys of a connection as one secret, if it has any. */
    public static HeldConnection seal(StoredConnection connection, KeyEncryptionKey key) {
        Optional<SealedSecret> keys =
                KeysJson.write(connection.keys()).map(secret -> SealedSecret.seal(key, address(connection), secret));
        return new HeldConnection(connection, keys.isPresent(), keys);
    }

    /**
     * Returns the connection with its keys.
     *
     * @throws StoreException if they are missing, do not open, or the key is out of reach
     */
    public StoredConnection open(KeyEncryptionKey key) {
        if (!hasKeys) {
            return connection;
        }
        SealedSecret sealed = keys.orElseThrow(() -> new StoreException(
                "opening a connection failed [connection=" + connection.id() + "]: its keys are missing", null));
        ConnectionKeys opened =
                KeysJson.read(sealed.open(key, address()), connection.keys().generation());
        return new StoredConnection(
                connection.id(),
                connection.version(),
                connection.tenant(),
                connection.request(),
                connection.state(),
                connection.createdAt(),
                opened,
                connection.facts());
    }

    /** Returns where the keys are. */
    SecretAddress address() {
        return address(connection);
    }

    private static SecretAddress address(StoredConnection connection) {
        return new SecretAddress(connection.tenant(), connection.id(), KEYS);
    }
}

package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.secret.SealedSecret;
import io.xplorr.jdbc.internal.secret.Secrets;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps secrets in the database, each sealed by AES-256-GCM under a data key of its own that a {@link KeyEncryptionKey}
 * wraps. A sealed secret that was altered, or moved to another tenant, connection or kind, does not open. The key is never
 * asked while a database connection is held. Thread-safe.
 */
public final class SecretVault {
    private final Database database;
    private final KeyEncryptionKey key;

    SecretVault(Database database, KeyEncryptionKey key) {
        this.database = database;
        this.key = key;
    }

    /**
     * Stores a secret, replacing an earlier one at the same address.
     *
     * @throws StoreException if there is no key, the key is out of reach, or the database fails; nothing is stored then
     */
    public void put(SecretAddress address, Secret secret) {
        SealedSecret sealed = SealedSecret.seal(key, address, secret);
        try {
            write(address, sealed);
        } catch (StoreException e) {
            if (!Database.isUniqueViolation(e)) {
                throw e;
            }
            write(address, sealed); // another put came between; ours is the later one
        }
    }

    /**
     * Returns the secret at an address.
     *
     * @throws StoreException if it does not open, there is no key, the key is out of reach, or the database fails
     */
    public Optional<Secret> find(SecretAddress address) {
        return row(address).map(held -> held.open(key, address));
    }

    /** Removes all secrets of a connection. */
    public void remove(TenantId tenantId, ConnectionId connectionId) {
        database.run("removing secrets", connection -> Secrets.deleteAll(connection, tenantId, connectionId));
    }

    /**
     * Seals all secrets that are under another version of the key anew, under the present one: those that were put here,
     * and those of a {@link JdbcConnectionStore} of the same database. May be stopped at any time and called again, also by
     * several processes at once: each secret is replaced by itself, unless someone else has.
     *
     * @return how many were replaced
     * @throws StoreException if a secret does not open, the key is out of reach, or the database fails; those before it
     *     stay replaced
     */
    public int rotate() {
        String version = key.version();
        List<SecretAddress> due = database.call("listing secrets", connection -> Secrets.notUnder(connection, version));
        int replaced = 0;
        for (SecretAddress address : due) {
            Optional<SealedSecret> old = row(address);
            if (old.isPresent() && !old.get().keyVersion().equals(version)) {
                SealedSecret sealed = SealedSecret.seal(key, address, old.get().open(key, address));
                replaced += replace(address, old.get(), sealed) ? 1 : 0;
            }
        }
        return replaced;
    }

    /** Returns the secret at an address; the first caller's proposal becomes it, and stays. */
    Secret findOrPut(SecretAddress address, Secret proposed) {
        Optional<Secret> held = find(address);
        if (held.isPresent()) {
            return held.get();
        }
        SealedSecret sealed = SealedSecret.seal(key, address, proposed);
        try {
            database.run("storing a secret", connection -> Secrets.insert(connection, address, sealed));
            return proposed;
        } catch (StoreException e) {
            if (!Database.isUniqueViolation(e)) {
                throw e;
            }
            return find(address).orElseThrow(() -> e); // another process was quicker
        }
    }

    private void write(SecretAddress address, SealedSecret sealed) {
        database.run("storing a secret", connection -> Secrets.put(connection, address, sealed));
    }

    private Optional<SealedSecret> row(SecretAddress address) {
        return database.call("reading a secret", connection -> Secrets.find(connection, address));
    }

    private boolean replace(SecretAddress address, SealedSecret old, SealedSecret sealed) {
        return database.call("replacing a secret", connection -> Secrets.replace(connection, address, old, sealed));
    }
}

package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.Secret;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.jdbc.secret.SecretAddress;
import io.xplorr.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
        String version = key.version();
        byte[] sealed = Envelope.seal(key, version, address, secret);
        try {
            write(address, version, sealed);
        } catch (StoreException e) {
            if (!Database.isUniqueViolation(e)) {
                throw e;
            }
            write(address, version, sealed); // another put came between; ours is the later one
        }
    }

    /**
     * Returns the secret at an address.
     *
     * @throws StoreException if it does not open, there is no key, the key is out of reach, or the database fails
     */
    public Optional<Secret> find(SecretAddress address) {
        return row(address).map(row -> Envelope.open(key, row.keyVersion(), address, row.sealed()));
    }

    /** Removes all secrets of a connection. */
    public void remove(TenantId tenantId, ConnectionId connectionId) {
        database.run("removing secrets", connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM xplorr.secret WHERE tenant_id = ? AND connection_id = ?")) {
                delete.setString(1, tenantId.value());
                delete.setString(2, connectionId.value());
                delete.executeUpdate();
            }
        });
    }

    /**
     * Seals all secrets that are under another version of the key anew, under the present one. May be stopped at any time
     * and called again, also by several processes at once: each secret is replaced by itself, unless someone else has.
     *
     * @return how many were replaced
     * @throws StoreException if a secret does not open, the key is out of reach, or the database fails; those before it
     *     stay replaced
     */
    public int rotate() {
        String version = key.version();
        int replaced = 0;
        for (SecretAddress address : addressesNotUnder(version)) {
            Optional<Sealed> row = row(address);
            if (row.isPresent() && !row.get().keyVersion().equals(version)) {
                Secret secret = Envelope.open(
                        key, row.get().keyVersion(), address, row.get().sealed());
                replaced += replace(address, row.get(), version, Envelope.seal(key, version, address, secret));
            }
        }
        return replaced;
    }

    private void write(SecretAddress address, String version, byte[] sealed) {
        database.run("storing a secret", connection -> {
            delete(connection, address);
            insert(connection, address, version, sealed);
        });
    }

    private List<SecretAddress> addressesNotUnder(String version) {
        return database.call("listing secrets", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT tenant_id, connection_id, kind FROM xplorr.secret WHERE key_version <> ?")) {
                select.setString(1, version);
                try (ResultSet found = select.executeQuery()) {
                    List<SecretAddress> addresses = new ArrayList<>();
                    while (found.next()) {
                        addresses.add(new SecretAddress(
                                TenantId.of(found.getString(1)),
                                ConnectionId.of(found.getString(2)),
                                found.getString(3)));
                    }
                    return addresses;
                }
            }
        });
    }

    private Optional<Sealed> row(SecretAddress address) {
        return database.call("reading a secret", connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT key_version, sealed FROM xplorr.secret"
                    + " WHERE tenant_id = ? AND connection_id = ? AND kind = ?")) {
                bind(select, 1, address);
                try (ResultSet found = select.executeQuery()) {
                    return found.next()
                            ? Optional.of(new Sealed(found.getString(1), found.getBytes(2)))
                            : Optional.empty();
                }
            }
        });
    }

    private int replace(SecretAddress address, Sealed old, String version, byte[] sealed) {
        return database.call("replacing a secret", connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE xplorr.secret"
                    + " SET key_version = ?, sealed = ?"
                    + " WHERE tenant_id = ? AND connection_id = ? AND kind = ? AND sealed = ?")) {
                update.setString(1, version);
                update.setBytes(2, sealed);
                bind(update, 3, address);
                update.setBytes(6, old.sealed());
                return update.executeUpdate();
            }
        });
    }

    private static void delete(Connection connection, SecretAddress address) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM xplorr.secret WHERE tenant_id = ? AND connection_id = ? AND kind = ?")) {
            bind(delete, 1, address);
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, SecretAddress address, String version, byte[] sealed)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO xplorr.secret"
                + " (tenant_id, connection_id, kind, key_version, sealed) VALUES (?, ?, ?, ?, ?)")) {
            bind(insert, 1, address);
            insert.setString(4, version);
            insert.setBytes(5, sealed);
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, SecretAddress address) throws SQLException {
        statement.setString(first, address.tenantId().value());
        statement.setString(first + 1, address.connectionId().value());
        statement.setString(first + 2, address.kind());
    }

    @SuppressWarnings("ArrayRecordComponent") // a private carrier that is never compared
    private record Sealed(String keyVersion, byte[] sealed) {}
}

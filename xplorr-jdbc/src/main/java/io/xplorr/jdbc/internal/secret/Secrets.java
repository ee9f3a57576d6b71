package io.xplorr.jdbc.internal.secret;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.secret.SecretAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the table of secrets, each sealed; all within the caller's transaction. */
public final class Secrets {
    private static final String WHERE = " WHERE tenant_id = ? AND connection_id = ? AND kind = ?";

    private Secrets() {}

    public static Optional<SealedSecret> find(Connection connection, SecretAddress address) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT key_version, sealed FROM xplorr.secret" + WHERE)) {
            bind(select, 1, address);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new SealedSecret(found.getString(1), found.getBytes(2)))
                        : Optional.empty();
            }
        }
    }

    /** Returns where the secrets are that are under another version of the key than this. */
    public static List<SecretAddress> notUnder(Connection connection, String keyVersion) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT tenant_id, connection_id, kind FROM xplorr.secret WHERE key_version <> ?")) {
            select.setString(1, keyVersion);
            try (ResultSet found = select.executeQuery()) {
                List<SecretAddress> addresses = new ArrayList<>();
                while (found.next()) {
                    addresses.add(new SecretAddress(
                            TenantId.of(found.getString(1)), ConnectionId.of(found.getString(2)), found.getString(3)));
                }
                return addresses;
            }
        }
    }

    /** Replaces what is at the address, if anything is. */
    public static void put(Connection connection, SecretAddress address, SealedSecret secret) throws SQLException {
        delete(connection, address);
        insert(connection, address, secret);
    }

    /** Adds a secret; fails with a unique violation where one is. */
    public static void insert(Connection connection, SecretAddress address, SealedSecret secret) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO xplorr.secret"
                + " (tenant_id, connection_id, kind, key_version, sealed) VALUES (?, ?, ?, ?, ?)")) {
            bind(insert, 1, address);
            insert.setString(4, secret.keyVersion());
            insert.setBytes(5, secret.bytes());
            insert.executeUpdate();
        }
    }

    /** Replaces a secret if it is still the old one; returns whether it was. */
    public static boolean replace(Connection connection, SecretAddress address, SealedSecret old, SealedSecret secret)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE xplorr.secret SET key_version = ?, sealed = ?" + WHERE + " AND sealed = ?")) {
            update.setString(1, secret.keyVersion());
            update.setBytes(2, secret.bytes());
            bind(update, 3, address);
            update.setBytes(6, old.bytes());
            return update.executeUpdate() == 1;
        }
    }

    public static void delete(Connection connection, SecretAddress address) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM xplorr.secret" + WHERE)) {
            bind(delete, 1, address);
            delete.executeUpdate();
        }
    }

    public static void deleteAll(Connection connection, TenantId tenantId, ConnectionId connectionId)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr.secret WHERE tenant_id = ? AND connection_id = ?")) {
            delete.setString(1, tenantId.value());
            delete.setString(2, connectionId.value());
            delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, SecretAddress address) throws SQLException {
        statement.setString(first, address.tenantId().value());
        statement.setString(first + 1, address.connectionId().value());
        statement.setString(first + 2, address.kind());
    }
}

package io.xplorr.jdbc.internal.connection;

import io.xplorr.Provider;
import io.xplorr.connection.ConnectionFacts;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionKeys;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.StoredConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.jdbc.internal.secret.SealedSecret;
import io.xplorr.jdbc.internal.secret.Secrets;
import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.Json;
import io.xplorr.jdbc.internal.table.Row;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the table of connections, and of the secrets of their keys; all within the caller's transaction. */
public final class ConnectionRows {
    private ConnectionRows() {}

    /**
     * Adds a first version, which fails with a unique violation where there is one, or replaces the version before; returns
     * false if that is not there any more.
     *
     * @param json the parameter of a statement that takes JSON text
     */
    public static boolean save(Connection connection, HeldConnection held, String json) throws SQLException {
        if (held.connection().version() == 1) {
            insert(connection, held, json);
        } else if (!update(connection, held, json)) {
            return false;
        }
        if (held.keys().isPresent()) {
            Secrets.put(connection, held.address(), held.keys().get());
        } else {
            Secrets.delete(connection, held.address());
        }
        return true;
    }

    private static void insert(Connection connection, HeldConnection first, String json) throws SQLException {
        StoredConnection added = first.connection();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO xplorr.connection (version, state, has_keys, key_generation, account_id, verifications,
                    verified_at, synced_at, members, verification_problems, sync_problems, connection_id, tenant_id,
                    display_name, provider, organization_group, expires_after, billed_calls, created_at, datasets,
                    settings)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, %1$s, %1$s, %1$s, ?, ?, ?, ?, ?, ?, ?, ?, %1$s, %1$s)""".formatted(json))) {
            bindChanging(insert, first);
            ConnectionRequest request = added.request();
            insert.setString(12, added.id().value());
            insert.setString(13, added.tenant().value());
            insert.setString(14, request.displayName());
            insert.setString(15, request.provider().id());
            insert.setString(16, request.organizationGroup().orElse(null));
            insert.setString(17, request.expiresAfter().toString());
            insert.setBoolean(18, request.billedCalls());
            ColumnType.TIME.bind(insert, 19, added.createdAt());
            list(
                    insert,
                    20,
                    request.datasets().stream().sorted().map(DatasetId::value).toList());
            insert.setString(21, request.settings().isEmpty() ? null : Json.write(request.settings()));
            insert.executeUpdate();
        }
    }

    /** What was asked for never changes. */
    private static boolean update(Connection connection, HeldConnection next, String json) throws SQLException {
        StoredConnection changed = next.connection();
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE xplorr.connection SET version = ?, state = ?, has_keys = ?, key_generation = ?, account_id = ?,
                    verifications = ?, verified_at = ?, synced_at = ?, members = %1$s, verification_problems = %1$s,
                    sync_problems = %1$s
                WHERE connection_id = ? AND tenant_id = ? AND version = ?""".formatted(json))) {
            bindChanging(update, next);
            update.setString(12, changed.id().value());
            update.setString(13, changed.tenant().value());
            update.setLong(14, changed.version() - 1);
            return update.executeUpdate() == 1;
        }
    }

    public static Optional<HeldConnection> find(Connection connection, ConnectionId id) throws SQLException {
        return select(connection, "c.connection_id", id.value()).stream().findFirst();
    }

    public static List<HeldConnection> list(Connection connection, TenantId tenant) throws SQLException {
        return select(connection, "c.tenant_id", tenant.value());
    }

    private static List<HeldConnection> select(Connection connection, String column, String value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT c.*, s.key_version, s.sealed
                FROM xplorr.connection c
                LEFT JOIN xplorr.secret s
                    ON s.tenant_id = c.tenant_id AND s.connection_id = c.connection_id AND s.kind = ?
                WHERE\s""" + column + " = ?")) {
            select.setString(1, HeldConnection.KEYS);
            select.setString(2, value);
            try (ResultSet result = select.executeQuery()) {
                Row row = new Row(result);
                List<HeldConnection> found = new ArrayList<>();
                while (result.next()) {
                    found.add(held(row));
                }
                return found;
            }
        }
    }

    private static HeldConnection held(Row row) throws SQLException {
        StoredConnection connection = new StoredConnection(
                ConnectionId.of(row.text("connection_id")),
                row.integer("version"),
                TenantId.of(row.text("tenant_id")),
                request(row),
                row.word("state", ConnectionState.class),
                row.time("created_at"),
                ConnectionKeys.of(Optional.empty(), (int) row.integer("key_generation")),
                facts(row));
        Optional<String> keyVersion = row.optional("key_version");
        return new HeldConnection(
                connection,
                row.flag("has_keys"),
                keyVersion.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SealedSecret(keyVersion.get(), row.bytes("sealed"))));
    }

    private static ConnectionRequest request(Row row) throws SQLException {
        ConnectionRequest.Builder request = ConnectionRequest.builder(
                        row.text("display_name"), new Provider(row.text("provider")))
                .expiresAfter(Duration.parse(row.text("expires_after")));
        row.optional("organization_group").ifPresent(request::organizationGroup);
        row.textList("datasets").forEach(dataset -> request.addDataset(DatasetId.of(dataset)));
        row.texts("settings").forEach(request::addSetting);
        return row.flag("billed_calls")
                ? request.build()
                : request.withoutBilledCalls().build();
    }

    private static ConnectionFacts facts(Row row) throws SQLException {
        return new ConnectionFacts(
                row.optional("account_id"),
                (int) row.integer("verifications"),
                row.optionalTime("verified_at"),
                row.optionalTime("synced_at"),
                row.objects("members").stream().map(MemberJson::read).toList(),
                row.objects("verification_problems").stream()
                        .map(ProblemJson::read)
                        .toList(),
                row.objects("sync_problems").stream().map(ProblemJson::read).toList());
    }

    private static void bindChanging(PreparedStatement statement, HeldConnection held) throws SQLException {
        StoredConnection connection = held.connection();
        ConnectionFacts facts = connection.facts();
        statement.setLong(1, connection.version());
        statement.setString(2, connection.state().name());
        statement.setBoolean(3, held.hasKeys());
        statement.setInt(4, connection.keys().generation());
        statement.setString(5, facts.account().orElse(null));
        statement.setInt(6, facts.verifications());
        time(statement, 7, facts.verifiedAt());
        time(statement, 8, facts.syncedAt());
        list(statement, 9, facts.members().stream().map(MemberJson::members).toList());
        list(statement, 10, problems(facts.verificationProblems()));
        list(statement, 11, problems(facts.syncProblems()));
    }

    private static List<Map<String, @Nullable Object>> problems(List<Problem> problems) {
        return problems.stream().map(ProblemJson::members).toList();
    }

    private static void time(PreparedStatement statement, int index, Optional<Instant> time) throws SQLException {
        ColumnType.TIME.bind(statement, index, time.orElse(null));
    }

    private static void list(PreparedStatement statement, int index, Collection<?> list) throws SQLException {
        statement.setString(index, list.isEmpty() ? null : Json.write(list));
    }
}

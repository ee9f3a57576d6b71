package io.xplorr.jdbc.internal.slice;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.Json;
import io.xplorr.jdbc.internal.table.Row;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceSeal;
import io.xplorr.store.SliceState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The rows of the table of slices, each the state of one; all within the caller's transaction. */
final class Slices {
    private static final String WHERE =
            " WHERE connection_id = ? AND dataset = ? AND scope = ? AND window_start = ? AND window_end = ?";

    private Slices() {}

    /** Returns the states in the order of their slices. */
    static List<SliceState> states(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM xplorr.slice WHERE connection_id = ?")) {
            select.setString(1, connectionId.value());
            try (ResultSet result = select.executeQuery()) {
                Row row = new Row(result);
                List<SliceState> states = new ArrayList<>();
                while (result.next()) {
                    states.add(state(row));
                }
                states.sort(Comparator.comparing(SliceState::slice)); // a database may order texts by its language
                return states;
            }
        }
    }

    private static SliceState state(Row row) throws SQLException {
        Slice slice = new Slice(DatasetId.of(row.text("dataset")), new Scope(row.text("scope")), row.window("window"));
        SliceSeal seal = new SliceSeal(
                row.time("observed_at"), row.flag("closed"), row.decimals("totals"), row.optional("payer"));
        return new SliceState(slice, row.integer("run"), seal, row.integer("records"), row.flag("retired"));
    }

    /** Returns the version that a slice shows; empty if nothing is held of it. */
    static OptionalLong version(Connection connection, ConnectionId connectionId, Slice slice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT version FROM xplorr.slice" + WHERE)) {
            bindKey(select, 1, connectionId, slice);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    static void insert(Connection connection, ConnectionId connectionId, SliceState state, long version, String json)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO xplorr.slice (version, run, observed_at, closed, records, totals, payer, retired,
                    connection_id, dataset, scope, window_start, window_end)
                VALUES (?, ?, ?, ?, ?, %s, ?, FALSE, ?, ?, ?, ?, ?)""".formatted(json))) {
            bindState(insert, state, version);
            bindKey(insert, 8, connectionId, state.slice());
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, ConnectionId connectionId, SliceState state, long version, String json)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE xplorr.slice SET version = ?, run = ?, observed_at = ?, closed = ?, records = ?, totals = %s, payer = ?,
                    retired = FALSE""".formatted(json) + WHERE)) {
            bindState(update, state, version);
            bindKey(update, 8, connectionId, state.slice());
            update.executeUpdate();
        }
    }

    static void retire(Connection connection, ConnectionId connectionId, Slice slice) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE xplorr.slice SET retired = TRUE" + WHERE)) {
            bindKey(update, 1, connectionId, slice);
            update.executeUpdate();
        }
    }

    /** Forgets all slices of a connection; returns the versions that they showed. */
    static List<Long> deleteAll(Connection connection, ConnectionId connectionId) throws SQLException {
        List<Long> versions = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT version FROM xplorr.slice WHERE connection_id = ?");
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM xplorr.slice WHERE connection_id = ?")) {
            select.setString(1, connectionId.value());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.add(rows.getLong(1));
                }
            }
            delete.setString(1, connectionId.value());
            delete.executeUpdate();
        }
        return versions;
    }

    private static void bindState(PreparedStatement statement, SliceState state, long version) throws SQLException {
        statement.setLong(1, version);
        statement.setLong(2, state.run());
        ColumnType.TIME.bind(statement, 3, state.seal().observedAt());
        statement.setBoolean(4, state.seal().closed());
        statement.setLong(5, state.records());
        statement.setString(6, Json.write(state.seal().totals()));
        statement.setString(7, state.seal().payer().orElse(null));
    }

    private static void bindKey(PreparedStatement statement, int first, ConnectionId connectionId, Slice slice)
            throws SQLException {
        statement.setString(first, connectionId.value());
        statement.setString(first + 1, slice.dataset().value());
        statement.setString(first + 2, slice.scope().value());
        ColumnType.TIME.bind(statement, first + 3, slice.window().start());
        ColumnType.TIME.bind(statement, first + 4, slice.window().end());
    }
}

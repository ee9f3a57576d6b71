package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/** PostgreSQL 15 and later. */
record Postgres() implements Dialect {
    private static final long SCHEMA_LOCK = 0x78706c6f7272L; // "xplorr"

    @Override
    public Map<String, String> types() {
        return Map.of("decimal", "NUMERIC", "json", "JSONB", "bytes", "BYTEA", "h2", "--");
    }

    @Override
    public void lockSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
        }
    }

    @Override
    public boolean commitsAtSchemaChange() {
        return false;
    }

    @Override
    public boolean knowsKeys() {
        return true;
    }

    @Override
    public <R extends CloudRecord> void insert(
            Connection connection, RecordTable<R> table, long version, Map<String, R> rows) throws SQLException {
        if (connection.isWrapperFor(PGConnection.class)) {
            CopyInsert.insert(connection.unwrap(PGConnection.class), table, version, rows);
        } else { // a pool that hides the driver's connection
            BatchInsert.insert(connection, table, version, rows, jsonParameter());
        }
    }

    @Override
    public int rowsPerTransaction() {
        return 5_000;
    }

    @Override
    public String jsonParameter() {
        return "CAST(? AS JSONB)";
    }

    @Override
    public String deleteSome(String table) {
        String name = "xplorr." + table;
        return "DELETE FROM " + name + " WHERE ctid IN (SELECT ctid FROM " + name + " WHERE version = ? LIMIT ?)";
    }
}

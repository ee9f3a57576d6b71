package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** H2 2.4 and later. */
record H2() implements Dialect {
    private static final int LOCK_ATTEMPTS = 30; // each waits as long as the host's URL says, 2 s by default

    @Override
    public Map<String, String> types() {
        // H2's NUMERIC has one fixed scale for all values; DECFLOAT keeps each value's digits.
        return Map.of(
                "decimal", "DECFLOAT(" + ColumnType.MAX_DIGITS + ")", "json", "JSON", "bytes", "VARBINARY", "h2", "");
    }

    /**
     * Inserts a row that is never committed: who inserts it second waits for the first. Two that make the table at the same
     * moment collide, and a wait can time out: both are tried again.
     */
    @Override
    public void lockSchema(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                Migrator.prepare(connection);
                statement.execute("INSERT INTO xplorr.schema_history (version, file) VALUES (0, 'lock')");
                return;
            } catch (SQLException e) {
                if (attempt == LOCK_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean commitsAtSchemaChange() {
        return true;
    }

    @Override
    public boolean knowsKeys() {
        return false;
    }

    @Override
    public <R extends CloudRecord> void insert(
            Connection connection, RecordTable<R> table, long version, Map<String, R> rows) throws SQLException {
        BatchInsert.insert(connection, table, version, rows, jsonParameter());
    }

    /**
     * H2 writes unsaved pages out after each megabyte of them, the log for undoing the transaction included, and that log
     * holds every row: of 5,000 rows deleted at once, all is written several times over.
     */
    @Override
    public int rowsPerTransaction() {
        return 500;
    }

    @Override
    public String jsonParameter() {
        return "? FORMAT JSON";
    }

    @Override
    public String deleteSome(String table) {
        return "DELETE FROM xplorr." + table + " WHERE version = ? FETCH FIRST ? ROWS ONLY";
    }
}

package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** H2 2.4 and later. */
record H2() implements Dialect {
    @Override
    public Map<String, String> types() {
        // H2's NUMERIC has one fixed scale for all values; DECFLOAT keeps each value's digits.
        return Map.of("decimal", "DECFLOAT(" + ColumnType.MAX_DIGITS + ")", "json", "JSON", "bytes", "VARBINARY");
    }

    @Override
    public void lockSchema(Connection connection) {
        // One process has the file, and H2 commits at every DDL statement: hence only repeatable ones.
    }

    @Override
    public <R extends CloudRecord> void insert(
            Connection connection, RecordTable<R> table, long version, Map<String, R> rows) throws SQLException {
        BatchInsert.insert(connection, table, version, rows, jsonParameter());
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

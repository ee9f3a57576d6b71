package io.xplorr.jdbc.internal.slice;

import io.xplorr.jdbc.internal.Dialect;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.record.CloudRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows to be written together, by table and key: of two with the same key the later one is left. */
final class StagedRows {
    private final List<Part<?>> parts;

    private StagedRows(List<Part<?>> parts) {
        this.parts = parts;
    }

    static StagedRows of(List<? extends CloudRecord> records) {
        List<Part<?>> parts = new ArrayList<>();
        for (RecordTable<?> table : RecordTables.all()) {
            Part<?> part = Part.of(table, records);
            if (!part.rows.isEmpty()) {
                parts.add(part);
            }
        }
        return new StagedRows(parts);
    }

    long size() {
        return parts.stream().mapToLong(part -> part.rows.size()).sum();
    }

    Stream<String> keys() {
        return parts.stream().flatMap(part -> part.rows.keySet().stream());
    }

    void insert(Connection connection, Dialect dialect, long version) throws SQLException {
        for (Part<?> part : parts) {
            part.insert(connection, dialect, version);
        }
    }

    /** Deletes the rows with the same keys that were written before; returns how many there were. */
    long delete(Connection connection, long version) throws SQLException {
        long deleted = 0;
        for (Part<?> part : parts) {
            deleted += part.delete(connection, version);
        }
        return deleted;
    }

    private record Part<R extends CloudRecord>(RecordTable<R> table, Map<String, R> rows) {
        static <R extends CloudRecord> Part<R> of(RecordTable<R> table, List<? extends CloudRecord> records) {
            Map<String, R> rows = new LinkedHashMap<>();
            for (CloudRecord row : records) {
                if (table.kind().isInstance(row)) {
                    rows.put(row.key(), table.kind().cast(row));
                }
            }
            return new Part<>(table, rows);
        }

        void insert(Connection connection, Dialect dialect, long version) throws SQLException {
            dialect.insert(connection, table, version, rows);
        }

        long delete(Connection connection, long version) throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM xplorr." + table.name() + " WHERE version = ? AND record_key = ?")) {
                for (String key : rows.keySet()) {
                    delete.setLong(1, version);
                    delete.setBytes(2, HexFormat.of().parseHex(key));
                    delete.addBatch();
                }
                long deleted = 0;
                for (int count : delete.executeBatch()) {
                    deleted += count;
                }
                return deleted;
            }
        }
    }
}

package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.Column;
import io.xplorr.jdbc.internal.table.ColumnType;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;

/** Inserts rows by a batched statement. */
final class BatchInsert {
    private static final int ROWS_PER_BATCH = 500; // a driver keeps a batch in memory; larger ones gained nothing

    private BatchInsert() {}

    static <R extends CloudRecord> void insert(
            Connection connection, RecordTable<R> table, long version, Map<String, R> rows, String jsonParameter)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql(table, jsonParameter))) {
            int batched = 0;
            for (Map.Entry<String, R> row : rows.entrySet()) {
                bind(insert, table, version, row.getKey(), row.getValue());
                insert.addBatch();
                if (++batched % ROWS_PER_BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static String sql(RecordTable<?> table, String jsonParameter) {
        StringJoiner names = new StringJoiner(", ", "INSERT INTO xplorr." + table.name() + " (", ")");
        StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
        names.add("version").add("record_key");
        values.add("?").add("?");
        for (Column<?> column : table.columns()) {
            names.add(column.name());
            values.add(column.type() == ColumnType.JSON ? jsonParameter : "?");
        }
        return names.toString() + values;
    }

    private static <R extends CloudRecord> void bind(
            PreparedStatement insert, RecordTable<R> table, long version, String key, R row) throws SQLException {
        insert.setLong(1, version);
        insert.setBytes(2, HexFormat.of().parseHex(key));
        int index = 3;
        for (Column<R> column : table.columns()) {
            column.type().bind(insert, index++, column.value().apply(row));
        }
    }
}

package io.xplorr.jdbc.internal.slice;

import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rows of one version whose keys come twice, where no index refuses them: remembers which keys were written, and deletes all
 * but the last row of each that came again. For H2. Not thread-safe.
 */
final class RepeatedRows {
    private final KeySet written = new KeySet();
    private final TreeSet<String> repeated = new TreeSet<>();

    /** Notes that rows are about to be written. */
    void note(StagedRows rows) {
        rows.keys().filter(key -> !written.add(key)).forEach(repeated::add);
    }

    boolean isEmpty() {
        return repeated.isEmpty();
    }

    /** Deletes what came earlier under the same key; returns how many rows. */
    long deleteEarlier(Connection connection, long version) throws SQLException {
        long deleted = 0;
        for (RecordTable<?> table : RecordTables.all()) {
            deleted += delete(connection, table, earlier(connection, table, version));
        }
        return deleted;
    }

    /** Returns the rows that have a later one of the same key: H2 numbers rows as they come. */
    private List<Long> earlier(Connection connection, RecordTable<?> table, long version) throws SQLException {
        List<Long> earlier = new ArrayList<>();
        Map<String, Long> latest = new HashMap<>();
        // Not ordered: by _ROWID_ together with an index of another column, H2 2.5.252 finds no rows at all.
        try (PreparedStatement select = connection.prepareStatement("SELECT _ROWID_, record_key FROM xplorr."
                + table.name() + " WHERE version = ? AND record_key = ANY(?)")) {
            Object[] keys = repeated.stream().map(HexFormat.of()::parseHex).toArray();
            select.setLong(1, version);
            select.setArray(2, connection.createArrayOf("VARBINARY", keys));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long row = rows.getLong(1);
                    latest.merge(HexFormat.of().formatHex(rows.getBytes(2)), row, Math::max);
                    earlier.add(row);
                }
            }
        }
        earlier.removeAll(new HashSet<>(latest.values()));
        return earlier;
    }

    private static long delete(Connection connection, RecordTable<?> table, List<Long> rows) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr." + table.name() + " WHERE _ROWID_ = ?")) {
            for (long row : rows) {
                delete.setLong(1, row);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return rows.size();
    }
}

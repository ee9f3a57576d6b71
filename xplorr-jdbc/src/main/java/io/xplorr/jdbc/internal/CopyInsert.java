package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.Column;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;

/** Inserts rows by PostgreSQL's COPY, in its text format, streaming. */
final class CopyInsert {
    private CopyInsert() {}

    static <R extends CloudRecord> void insert(
            PGConnection connection, RecordTable<R> table, long version, Map<String, R> rows) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(sql(table));
        try {
            // Not closed: closing would end the copy, also when a row has failed.
            Writer out =
                    new BufferedWriter(new OutputStreamWriter(new PGCopyOutputStream(copy), StandardCharsets.UTF_8));
            for (Map.Entry<String, R> row : rows.entrySet()) {
                write(table, version, row.getKey(), row.getValue(), out);
            }
            out.flush();
            copy.endCopy();
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException("COPY was cut off", e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String sql(RecordTable<?> table) {
        return "COPY xplorr." + table.name() + " (version, record_key, "
                + table.columns().stream().map(Column::name).collect(Collectors.joining(", "))
                + ") FROM STDIN";
    }

    private static <R extends CloudRecord> void write(RecordTable<R> table, long version, String key, R row, Writer out)
            throws IOException {
        out.append(Long.toString(version)).append("\t\\\\x").append(key);
        for (Column<R> column : table.columns()) {
            Object value = column.value().apply(row);
            out.append('\t');
            if (value == null) {
                out.append("\\N");
            } else {
                escape(column.type().text(value), out);
            }
        }
        out.append('\n');
    }

    private static void escape(String text, Writer out) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}

package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** A whole store as SQL, one statement a line: what a version of the library left in somebody's database. */
record GoldenStore(DataSource dataSource) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "xplorr", "jdbc", "golden");

    /** Returns where the store of a version of the schema is. */
    Path path(int version) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return FOLDER.resolve(
                    "%03d-%s.sql".formatted(version, connection.getMetaData().getDatabaseProductName()));
        }
    }

    /** Makes the store of an earlier version in an empty database. */
    void restore(int version) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String line : Files.readAllLines(path(version))) {
                statement.execute(line);
            }
        }
    }

    /** Writes what the database holds, as the store of its version. */
    void write(int version) throws Exception {
        List<String> lines = new ArrayList<>(List.of("CREATE SCHEMA xplorr"));
        Tables tables = new Tables(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> types = Dialect.of(connection).types();
            lines.add("CREATE TABLE xplorr.schema_history (version INTEGER PRIMARY KEY, file VARCHAR(100) NOT NULL,"
                    + " applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL)");
            for (String file : tables.texts("SELECT file FROM xplorr.schema_history ORDER BY version")) {
                lines.addAll(statements(file, types));
            }
            for (String table : tables.names()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM xplorr." + table)) {
                    while (rows.next()) {
                        lines.add(insert(table, rows));
                    }
                }
            }
        }
        for (String identity : List.of("unused_version.version", "sync_history.number", "problem.number")) {
            lines.add("ALTER TABLE xplorr." + identity.replace(".", " ALTER COLUMN ") + " RESTART WITH 1000");
        }
        Files.createDirectories(FOLDER);
        Files.write(path(version), lines);
    }

    private static List<String> statements(String file, Map<String, String> types) throws IOException {
        try (InputStream in = GoldenStore.class.getResourceAsStream("/io/xplorr/jdbc/schema/" + file)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> type : types.entrySet()) {
                sql = sql.replace("${" + type.getKey() + "}", type.getValue());
            }
            sql = sql.replaceAll("(?m)^\\s*--.*$", "");
            return List.of(sql.strip().replaceAll("\\s+", " ").split("; ?"));
        }
    }

    private static String insert(String table, ResultSet row) throws SQLException {
        StringJoiner names = new StringJoiner(", ", "INSERT INTO xplorr." + table + " (", ")");
        StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
        ResultSetMetaData columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(columns.getColumnName(column));
            values.add(literal(row, column, columns));
        }
        return names.toString() + values;
    }

    private static String literal(ResultSet row, int column, ResultSetMetaData columns) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return "NULL";
        } else if (columns.getColumnTypeName(column).equals("JSON")) { // H2's, which are bytes to Java
            return text(row.getString(column)) + " FORMAT JSON";
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes);
            return columns.getColumnTypeName(column).equals("bytea") ? "'\\x" + hex + "'" : "X'" + hex + "'";
        } else if (value instanceof Array array
                && !columns.getColumnTypeName(column).startsWith("_")) { // PostgreSQL's
            return "ARRAY" + Arrays.toString((Object[]) array.getArray());
        }
        return text(row.getString(column));
    }

    /** Returns a literal in ASCII and on one line. */
    private static String text(String text) {
        StringBuilder out = new StringBuilder("U&'");
        text.codePoints().forEach(c -> {
            if (c == '\'') {
                out.append("''");
            } else if (c >= ' ' && c <= '~' && c != '\\') {
                out.appendCodePoint(c);
            } else {
                out.append("\\+%06x".formatted(c));
            }
        });
        return out.append('\'').toString();
    }
}

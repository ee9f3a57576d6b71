package io.xplorr.jdbc.internal;

import io.xplorr.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Brings our schema to its newest form by the numbered files beside this jar's classes. Each statement in them can be
 * repeated: H2 commits at every one, and a crash may come between two.
 */
final class Migrator {
    private static final String FOLDER = "/io/xplorr/jdbc/schema/";
    /** In order; the number of a file is its place, from 1. A released file never changes. */
    private static final List<String> FILES = List.of(
            "001-tables.sql",
            "002-views.sql",
            "003-schedules.sql",
            "004-connections.sql",
            "005-problems.sql",
            "006-keys.sql",
            "007-commitments.sql");

    private final Dialect dialect;

    Migrator(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Does what is missing; the caller holds the lock of the schema. */
    void migrate(Connection connection) throws SQLException {
        prepare(connection);
        int version = version(connection);
        if (version > FILES.size()) {
            throw new StoreException(
                    "the schema of the database has version " + version + ", this library knows " + FILES.size()
                            + ": it was written by a newer release",
                    null);
        }
        for (int next = version; next < FILES.size(); next++) {
            apply(connection, next + 1, FILES.get(next));
        }
    }

    /** Makes the table that says which migrations were run. */
    static void prepare(Connection connection) throws SQLException {
        if (!schemaExists(connection)) { // to ask for it again would need rights that the host may not want to give
            execute(connection, "CREATE SCHEMA IF NOT EXISTS xplorr");
        }
        execute(connection, """
                CREATE TABLE IF NOT EXISTS xplorr.schema_history (
                    version INTEGER PRIMARY KEY,
                    file VARCHAR(100) NOT NULL,
                    applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
                )""");
    }

    private static boolean schemaExists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT 1 FROM information_schema.schemata WHERE LOWER(schema_name) = 'xplorr'")) {
            return found.next();
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest =
                        statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM xplorr.schema_history")) {
            newest.next();
            return newest.getInt(1);
        }
    }

    private void apply(Connection connection, int version, String file) throws SQLException {
        for (String statement : statements(file)) {
            execute(connection, statement);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO xplorr.schema_history (version, file) VALUES (?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, file);
            insert.executeUpdate();
        }
    }

    /** Returns the statements of a file; none has a semicolon inside, and comments have lines of their own. */
    private List<String> statements(String file) {
        String sql = text(file);
        for (Map.Entry<String, String> type : dialect.types().entrySet()) {
            sql = sql.replace("${" + type.getKey() + "}", type.getValue());
        }
        String code = sql.replaceAll("(?m)^\\s*--.*$", "");
        return Arrays.stream(code.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Migrator.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

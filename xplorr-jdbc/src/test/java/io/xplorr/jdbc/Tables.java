package io.xplorr.jdbc;

import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** Looks under the store: what its tables hold. */
public record Tables(DataSource dataSource) {
    public long count(String from) throws SQLException {
        return Long.parseLong(texts("SELECT COUNT(*) FROM " + from).get(0));
    }

    /** Returns the first column of a query. */
    public List<String> texts(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void execute(String sql, byte[] parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, parameter);
            statement.executeUpdate();
        }
    }

    public byte[] bytes(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getBytes(1);
        }
    }

    /** Returns the names of all tables, views left out. */
    public List<String> names() throws SQLException {
        return texts("SELECT LOWER(table_name) FROM information_schema.tables"
                + " WHERE LOWER(table_schema) = 'xplorr' AND table_type = 'BASE TABLE' ORDER BY 1");
    }

    /** Returns all columns of each row as text, bytes as the letters that they may be. */
    public List<String> rows(String table) throws SQLException {
        return rows(table, "*");
    }

    /** Returns the names of a table's columns, in order, joined by commas. */
    public String columns(String table) throws SQLException {
        return String.join(
                ", ",
                texts("SELECT LOWER(column_name) FROM information_schema.columns WHERE LOWER(table_schema) = 'xplorr'"
                        + " AND LOWER(table_name) = '" + table + "' ORDER BY ordinal_position"));
    }

    /** Returns these columns of each row as text. */
    public List<String> rows(String table, String columns) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + columns + " FROM xplorr." + table)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(
                            result.getObject(column) instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                    : result.getString(column));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    /** Counts the rows of all kinds. */
    public long rows() throws SQLException {
        long rows = 0;
        for (RecordTable<?> table : RecordTables.all()) {
            rows += count("xplorr." + table.name());
        }
        return rows;
    }

    /** Counts the rows that belong neither to a slice nor to a version that is known to be unused. */
    public long orphans() throws SQLException {
        long orphans = 0;
        for (RecordTable<?> table : RecordTables.all()) {
            orphans += count("xplorr." + table.name() + " WHERE version NOT IN (SELECT version FROM xplorr.slice)"
                    + " AND version NOT IN (SELECT version FROM xplorr.unused_version)");
        }
        return orphans;
    }
}

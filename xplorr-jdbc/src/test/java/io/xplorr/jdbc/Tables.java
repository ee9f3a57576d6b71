package io.xplorr.jdbc;

import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks under the store: what its tables hold. */
record Tables(DataSource dataSource) {
    long count(String from) throws SQLException {
        return Long.parseLong(texts("SELECT COUNT(*) FROM " + from).get(0));
    }

    /** Returns the first column of a query. */
    List<String> texts(String query) throws SQLException {
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

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Counts the rows of all kinds. */
    long rows() throws SQLException {
        long rows = 0;
        for (RecordTable<?> table : RecordTables.all()) {
            rows += count("xplorr." + table.name());
        }
        return rows;
    }

    /** Counts the rows that belong neither to a slice nor to a version that is known to be unused. */
    long orphans() throws SQLException {
        long orphans = 0;
        for (RecordTable<?> table : RecordTables.all()) {
            orphans += count("xplorr." + table.name() + " WHERE version NOT IN (SELECT version FROM xplorr.slice)"
                    + " AND version NOT IN (SELECT version FROM xplorr.unused_version)");
        }
        return orphans;
    }
}

package io.xplorr.benchmarks.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The same rows in the same columns, written as fast as the driver can: no records to convert, no index, no staging. What no
 * store can beat.
 */
final class BareTable {
    private static final int BATCH = 500;

    private final DataSource dataSource;

    private BareTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes an empty table like the store's. */
    static BareTable create(DataSource dataSource) throws SQLException {
        BareTable table = new BareTable(dataSource);
        table.execute("CREATE TABLE bare AS SELECT * FROM xplorr.cost_row WHERE 1 = 0");
        return table;
    }

    /** Returns the store's rows as the driver gives them. */
    List<@Nullable Object[]> rows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM xplorr.cost_row")) {
            int columns = result.getMetaData().getColumnCount();
            List<@Nullable Object[]> rows = new ArrayList<>();
            while (result.next()) {
                @Nullable Object[] row = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = result.getObject(column + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    void insert(List<@Nullable Object[]> rows) throws SQLException {
        String parameters = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO bare VALUES (" + parameters + ")")) {
            connection.setAutoCommit(false);
            int batched = 0;
            for (@Nullable Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    insert.setObject(column + 1, row[column]);
                }
                insert.addBatch();
                if (++batched % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Returns the store's rows in the format of COPY. */
    byte[] copyOut() throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (SELECT * FROM xplorr.cost_row) TO STDOUT", out);
            return out.toByteArray();
        }
    }

    void copyIn(byte[] rows) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY bare FROM STDIN", new ByteArrayInputStream(rows));
        }
    }

    void clear() throws SQLException {
        execute("TRUNCATE TABLE bare");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

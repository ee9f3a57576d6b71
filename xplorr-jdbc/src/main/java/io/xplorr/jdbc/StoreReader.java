package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.jdbc.internal.table.Row;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.SliceState;
import io.xplorr.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.function.Consumer;

/** Reads what a {@link JdbcStore} holds, as of one moment in each call. Thread-safe. */
public final class StoreReader {
    private static final int ROWS_PER_FETCH = 1_000;

    private final Database database;

    StoreReader(Database database) {
        this.database = database;
    }

    /**
     * Returns the states of the slices held of a connection, in order.
     *
     * @throws StoreException if the database fails
     */
    public List<SliceState> states(ConnectionId connectionId) {
        return database.call(
                "reading states [connection=" + connectionId + "]",
                connection -> Slices.states(connection, connectionId));
    }

    /**
     * Hands each record of one kind that is held of a dataset to {@code consumer}, slice by slice, without keeping them.
     * The consumer runs while a database connection is in use; what it throws ends the reading.
     *
     * @throws StoreException if the database fails
     */
    public <R extends CloudRecord> void records(
            ConnectionId connectionId, DatasetId dataset, Class<R> kind, Consumer<? super R> consumer) {
        RecordTable<R> table = RecordTables.of(kind);
        database.run("reading [connection=" + connectionId + ", dataset=" + dataset + "]", connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM xplorr." + table.view() + " WHERE connection_id = ? AND dataset = ?")) {
                select.setFetchSize(ROWS_PER_FETCH);
                select.setString(1, connectionId.value());
                select.setString(2, dataset.value());
                try (ResultSet result = select.executeQuery()) {
                    Row row = new Row(result);
                    while (result.next()) {
                        consumer.accept(table.reader().read(row));
                    }
                }
            }
        });
    }
}

package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.slice.SliceStore;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.jdbc.internal.table.Row;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.ResourceState;
import io.xplorr.record.ResourceType;
import io.xplorr.record.Scope;
import io.xplorr.store.SliceState;
import io.xplorr.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a {@link JdbcStore} holds, as of one moment in each call; for more, ask the views by SQL. Each method throws
 * {@link StoreException} if the database fails. Thread-safe.
 */
public final class StoreReader {
    private static final int ROWS_PER_FETCH = 1_000;

    private final Database database;
    private final SliceStore slices;

    StoreReader(Database database, SliceStore slices) {
        this.database = database;
        this.slices = slices;
    }

    /** Returns the connections that a run was ever opened for, in order; removed ones hold nothing. */
    public List<ConnectionId> connections() {
        return rows(
                "connections",
                "SELECT connection_id FROM xplorr.connection_run ORDER BY connection_id",
                row -> ConnectionId.of(row.text("connection_id")));
    }

    /** Returns the states of the slices held of a connection, in order. */
    public List<SliceState> states(ConnectionId connectionId) {
        return slices.states(connectionId);
    }

    /** Returns what is held of each dataset of a connection, in order. */
    public List<DatasetStatus> status(ConnectionId connectionId) {
        return rows(
                "status",
                "SELECT * FROM xplorr.dataset_status WHERE connection_id = ? ORDER BY dataset",
                StoreReader::status,
                connectionId.value());
    }

    /**
     * Returns the cost of each month, account and service, in this order.
     *
     * @param dataset which must be of the grain account and service; others give no rows
     */
    public List<MonthlyCost> monthlyCost(ConnectionId connectionId, DatasetId dataset) {
        return rows("monthly cost", """
                SELECT * FROM xplorr.cost_monthly WHERE connection_id = ? AND dataset = ?
                ORDER BY charge_month, sub_account_id, service_name, currency""", StoreReader::monthlyCost, connectionId.value(), dataset.value());
    }

    /** Returns the resources of a connection by type, region and id. */
    public List<InventoryItem> inventory(ConnectionId connectionId) {
        return rows(
                "inventory",
                "SELECT * FROM xplorr.inventory WHERE connection_id = ? ORDER BY resource_type, scope, uid",
                StoreReader::item,
                connectionId.value());
    }

    /**
     * Returns what syncs of a connection found wrong, the worst first, then what has lasted longest; empty unless the syncs
     * had the store's {@link JdbcStore#problemListener()}.
     */
    public List<OpenProblem> openProblems(ConnectionId connectionId) {
        return database.call(
                "reading problems [connection=" + connectionId + "]",
                connection -> ProblemRows.find(connection, connectionId));
    }

    /**
     * Hands each record of one kind that is held of a dataset to {@code consumer}, in no order, without keeping them. The
     * consumer runs while a database connection is in use; what it throws ends the reading.
     */
    public <R extends CloudRecord> void records(
            ConnectionId connectionId, DatasetId dataset, Class<R> kind, Consumer<? super R> consumer) {
        RecordTable<R> table = RecordTables.of(kind);
        String sql = "SELECT * FROM xplorr." + table.view() + " WHERE connection_id = ? AND dataset = ?";
        database.run("reading " + table.view(), connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
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

    private <T> List<T> rows(String what, String sql, RecordTable.Reader<T> reader, String... parameters) {
        return database.call("reading " + what, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setString(i + 1, parameters[i]);
                }
                try (ResultSet result = select.executeQuery()) {
                    Row row = new Row(result);
                    List<T> rows = new ArrayList<>();
                    while (result.next()) {
                        rows.add(reader.read(row));
                    }
                    return rows;
                }
            }
        });
    }

    private static DatasetStatus status(Row row) throws SQLException {
        return new DatasetStatus(
                DatasetId.of(row.text("dataset")),
                row.integer("slices"),
                row.integer("open_slices"),
                row.integer("retired_slices"),
                row.integer("records"),
                row.optionalTime("oldest_observed_at"),
                row.time("newest_observed_at"));
    }

    private static MonthlyCost monthlyCost(Row row) throws SQLException {
        return new MonthlyCost(
                YearMonth.from(LocalDate.parse(row.text("charge_month"))),
                row.optional("sub_account_id"),
                row.optional("sub_account_name"),
                row.optional("service_name"),
                row.text("currency"),
                row.optionalDecimal("billed_cost"),
                row.optionalDecimal("effective_cost"),
                row.flag("estimated"));
    }

    private static InventoryItem item(Row row) throws SQLException {
        return new InventoryItem(
                row.optional("account_id"),
                new Scope(row.text("scope")),
                new ResourceType(row.text("resource_type")),
                row.text("uid"),
                row.text("native_id"),
                row.optional("name"),
                row.word("state", ResourceState.class),
                row.optional("sku"),
                row.optionalTime("created_at"),
                row.time("observed_at"),
                row.flag("retired"));
    }
}

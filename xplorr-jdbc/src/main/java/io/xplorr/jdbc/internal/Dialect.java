package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.record.CloudRecord;
import io.xplorr.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where H2 and PostgreSQL differ. Stateless. */
public sealed interface Dialect permits H2, Postgres {
    /** Returns the dialect that a connection speaks. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> new H2();
            case "PostgreSQL" -> new Postgres();
            default -> throw new StoreException("the store runs on H2 and PostgreSQL, not on " + product, null);
        };
    }

    /** Returns what the placeholders {@code ${name}} of the schema files stand for. */
    Map<String, String> types();

    /** Keeps other migrations out until the transaction ends, however many processes begin at the same moment. */
    void lockSchema(Connection connection) throws SQLException;

    /** Returns whether a change of the schema ends the transaction that it is made in. */
    boolean commitsAtSchemaChange();

    /** Returns whether an index refuses a second row of the same version and key; else the writer has to find it. */
    boolean knowsKeys();

    /** Inserts rows under one version; where {@link #knowsKeys}, none of the keys may be there already. */
    <R extends CloudRecord> void insert(Connection connection, RecordTable<R> table, long version, Map<String, R> rows)
            throws SQLException;

    /** Returns how many rows are written or deleted in one transaction: short ones, so that other writers go on. */
    int rowsPerTransaction();

    /** Returns the parameter of a statement that takes JSON text. */
    String jsonParameter();

    /** Returns the statement that deletes some rows of a version: its parameters are the version and how many. */
    String deleteSome(String table);
}

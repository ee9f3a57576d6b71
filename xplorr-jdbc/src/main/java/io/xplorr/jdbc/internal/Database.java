package io.xplorr.jdbc.internal;

import io.xplorr.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs short transactions: takes a connection for each and gives it back, so that none is held while a provider is
 * waited for. Thread-safe.
 */
public final class Database {
    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Like {@link Work}, with nothing to return. */
    @FunctionalInterface
    public interface Action {
        void run(Connection connection) throws SQLException;
    }

    private static final String UNIQUE_VIOLATION = "23505"; // both databases: the SQL standard's class 23

    private final DataSource dataSource;
    private final Dialect dialect;

    private Database(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /**
     * Returns the database behind a data source, with our schema in its newest form.
     *
     * @throws StoreException if it is out of reach, of another make, or its schema is newer than we are
     */
    public static Database open(DataSource dataSource) {
        Dialect dialect;
        try (Connection connection = dataSource.getConnection()) {
            dialect = Dialect.of(connection);
        } catch (SQLException e) {
            throw new StoreException("opening the database failed: " + e.getMessage(), e);
        }
        Database database = new Database(dataSource, dialect);
        database.migrate(new Migrator(dialect));
        return database;
    }

    private void migrate(Migrator migrator) {
        String what = "migration of the schema";
        run(what, connection -> {
            dialect.lockSchema(connection);
            if (dialect.commitsAtSchemaChange()) {
                run(what, migrator::migrate); // on another connection, since this one would give up the lock
                connection.rollback();
            } else {
                migrator.migrate(connection);
            }
        });
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Like {@link #call}, with nothing to return. */
    public void run(String what, Action action) {
        call(what, connection -> {
            action.run(connection);
            return true;
        });
    }

    /**
     * Runs {@code work} in a transaction of its own: all of it happens, or nothing.
     *
     * @param what names the work in the message of a failure
     * @throws StoreException if the database fails; what {@code work} throws besides goes through as it is
     */
    public <T> T call(String what, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
                restore(connection, autoCommit);
            }
        } catch (SQLException e) {
            throw new StoreException(what + " failed [sqlState=" + e.getSQLState() + "]: " + e.getMessage(), e);
        }
    }

    /** Returns whether a failure says that a row with the same key is there already. */
    public static boolean isUniqueViolation(StoreException failure) {
        for (Throwable cause = failure.getCause(); cause instanceof SQLException sql; cause = sql.getNextException()) {
            if (UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The failure that brought us here tells more; a database rolls back a connection that it loses.
        }
    }

    private static void restore(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            // Only a broken connection refuses; its pool finds out.
        }
    }
}

package io.xplorr.jdbc;

import io.xplorr.connection.ConnectionId;
import io.xplorr.jdbc.internal.Database;
import io.xplorr.jdbc.internal.H2File;
import io.xplorr.jdbc.internal.slice.SliceStore;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.store.SliceState;
import io.xplorr.store.Store;
import io.xplorr.store.StoreException;
import io.xplorr.store.StoreRun;
import io.xplorr.sync.SyncListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A durable store: typed tables and views in the schema {@code xplorr} of an H2 file or of PostgreSQL 15 or later. The
 * file {@code docs/schema.md} describes them. Thread-safe.
 *
 * <p>What a commit has returned from survives a crash of the process. Pages are written in short transactions under a new
 * version of their slice, and one more transaction checks the fence and lets the slice show that version: a reader of the
 * views sees the old slice or the new one, never a mixture, in each single statement. No database connection is held
 * between two calls. A transaction isolation of read committed, both databases' default, is enough.
 *
 * <p>Times are kept to the microsecond; decimals exactly, up to 1,000 digits. A record that belongs to another connection
 * or dataset than its slice is refused with an {@link IllegalArgumentException}.
 */
public final class JdbcStore implements Store, AutoCloseable {
    private final Database database;
    private final SliceStore slices;
    private final Runnable onClose;

    private JdbcStore(Database database, Runnable onClose) {
        this.database = database;
        this.slices = new SliceStore(database);
        this.onClose = onClose;
    }

    /**
     * Returns a store on the caller's data source, which should be a pool: each call takes one connection, and as many
     * slices as are written at once call at once. Creates or upgrades the schema. {@link #close()} leaves the data source
     * open.
     *
     * <p>An H2 file opened this way must have {@code retry:} in its URL if threads may be interrupted, as a cancelled sync
     * does, {@code WRITE_DELAY=0}, and {@code DB_CLOSE_ON_EXIT=FALSE} if syncs are stopped by a shutdown hook; {@link
     * #openFile} sees to all of them.
     *
     * <p>A database that does not answer is waited for as long as the data source does: no deadline of a sync ends a call to
     * it, so set the driver's socket timeout (PostgreSQL: {@code socketTimeout}) and the pool's time to wait for a
     * connection.
     *
     * @throws StoreException if the database is out of reach, neither H2 nor PostgreSQL, or its schema was written by a
     *     newer release
     */
    public static JdbcStore open(DataSource dataSource) {
        return new JdbcStore(Database.open(Objects.requireNonNull(dataSource, "dataSource")), () -> {});
    }

    /**
     * Returns a store in a file of its own, made if it is not there; the class path must have H2. One process at a time
     * can have it open. {@link #close()} closes it, and nothing else does: in a shutdown hook, close it last.
     *
     * @param file the file's path without H2's suffix {@code .mv.db}
     * @throws StoreException if the file cannot be opened, another process has it open, or it was written by a newer
     *     release
     */
    public static JdbcStore openFile(Path file) {
        H2File opened = H2File.open(Objects.requireNonNull(file, "file"));
        try {
            return new JdbcStore(Database.open(opened.dataSource()), opened.closing());
        } catch (RuntimeException e) {
            opened.closing().run();
            throw e;
        }
    }

    @Override
    public StoreRun open(ConnectionId connectionId) {
        return slices.open(connectionId);
    }

    @Override
    public List<SliceState> states(ConnectionId connectionId) {
        return slices.states(connectionId);
    }

    @Override
    public void remove(ConnectionId connectionId) {
        slices.remove(connectionId, connection -> {
            ProblemRows.delete(connection, connectionId);
            deleteHistory(connection, connectionId);
        });
    }

    // Its scheduler may never hear of it again.
    private static void deleteHistory(Connection connection, ConnectionId connectionId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM xplorr.sync_history WHERE connection_id = ?")) {
            delete.setString(1, connectionId.value());
            delete.executeUpdate();
        }
    }

    /** Returns what reads this store. */
    public StoreReader reader() {
        return new StoreReader(database, slices);
    }

    /**
     * Returns what keeps the problems that syncs into this store find, for the view {@code open_problems}; give it to the
     * {@code Xplorr} as a listener.
     */
    public SyncListener problemListener() {
        return new ProblemListener(database);
    }

    /**
     * Returns a vault for secrets in the same database.
     *
     * @param key wraps their keys; {@link KeyEncryptionKey#none()} refuses to store or read any
     */
    public SecretVault secrets(KeyEncryptionKey key) {
        return new SecretVault(database, Objects.requireNonNull(key, "key"));
    }

    /**
     * Returns a registry's store of connections in the same database.
     *
     * @param key seals what is secret of them; under {@link KeyEncryptionKey#none()} a connection with an external ID or an
     *     access key is neither saved nor read, only listed
     */
    public JdbcConnectionStore connections(KeyEncryptionKey key) {
        return new JdbcConnectionStore(database, Objects.requireNonNull(key, "key"));
    }

    @Override
    public void close() {
        onClose.run();
    }
}

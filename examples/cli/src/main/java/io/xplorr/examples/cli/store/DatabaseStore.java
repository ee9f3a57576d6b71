package io.xplorr.examples.cli.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Secret;
import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.StoreReader;
import io.xplorr.jdbc.schedule.ClusterScheduling;
import io.xplorr.jdbc.secret.KeyEncryptionKey;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.SchedulerFactory;
import io.xplorr.store.Store;
import io.xplorr.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** Keeps everything in an H2 file, or in the database behind a JDBC URL. Thread-safe. */
public final class DatabaseStore implements OpenStore {
    private static final int CONNECTIONS = 32; // each is held for a moment; as many slices as are written at once wait
    private static final int ALREADY_OPEN = 90020; // H2's error code DATABASE_ALREADY_OPEN_1

    private final HikariDataSource dataSource;
    private final JdbcStore store;
    private final ConnectionStore connections;

    private DatabaseStore(HikariDataSource dataSource, KeyEncryptionKey key) {
        this.dataSource = dataSource;
        this.store = JdbcStore.open(dataSource);
        this.connections = store.connections(key);
    }

    /**
     * Opens a place, and makes it if it is not there.
     *
     * @throws StoreException if that cannot be; the message is one line for a person, without secrets
     */
    static DatabaseStore open(StorePlace place, Invoker invoker) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("xplorr");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        if (place instanceof StorePlace.File file) {
            makeFolder(file.folder());
            // The store's documentation asks for retry and WRITE_DELAY. This program closes the file by itself, when
            // the syncs under way have stopped; H2 would not wait for them.
            config.setJdbcUrl("jdbc:h2:retry:" + file + ";WRITE_DELAY=0;LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE");
            config.setUsername("xplorr");
            config.setPassword("");
        } else {
            config.setJdbcUrl(((StorePlace.Database) place).url());
            invoker.variable(StoreOptions.USER).ifPresent(config::setUsername);
            invoker.secret(StoreOptions.PASSWORD).map(Secret::reveal).ifPresent(config::setPassword);
        }
        HikariDataSource dataSource = connect(place, config);
        try {
            return new DatabaseStore(dataSource, new KeyFile(keyFile(place, invoker)));
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public ConnectionStore connections() {
        return connections;
    }

    /** Starts what reads a cloud into this store, and notes there what is wrong. */
    @Override
    public Xplorr.Builder xplorr(CloudProvider provider) {
        return OpenStore.super.xplorr(provider).addListener(store.problemListener());
    }

    public StoreReader reader() {
        return store.reader();
    }

    /** Returns what keeps schedules beside the data. */
    public SchedulerFactory scheduling() {
        return ClusterScheduling.on(dataSource);
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private static Path keyFile(StorePlace place, Invoker invoker) {
        return invoker.variable(StoreOptions.KEY_FILE)
                .map(Path::of)
                .orElseGet(() -> place instanceof StorePlace.File file
                        ? file.path().resolveSibling(file.path().getFileName() + ".key")
                        : invoker.home().resolve("key"));
    }

    private static HikariDataSource connect(StorePlace place, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof SQLException refused && refused.getErrorCode() == ALREADY_OPEN) {
                throw new StoreException(
                        "another process has the store " + place
                                + " open, such as xplorr schedule: wait until it ends, or" + " stop it",
                        e);
            }
            String why = String.valueOf(cause.getMessage()).replace(config.getJdbcUrl(), place.toString());
            throw new StoreException("the store " + place + " cannot be opened: " + why, e);
        }
    }

    /** What is read of an account concerns nobody but whoever runs this. */
    private static void makeFolder(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException("the folder of the store is no folder: " + folder, e);
        } catch (IOException e) {
            throw new StoreException("the folder of the store cannot be made: " + e.getMessage(), e);
        }
    }
}

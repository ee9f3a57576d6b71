package io.xplorr.jdbc.internal;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An H2 file opened as a store needs it. Apart from the store, which must load where there is no H2. */
public record H2File(DataSource dataSource, Runnable closing) {
    private static final int CONNECTIONS = 32;

    public static H2File open(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("file must not have a ';' in its path, was: " + path);
        }
        // retry: an interrupted thread closes the channel that it reads or writes; H2 opens it again.
        // WRITE_DELAY: a commit is in the file when it returns, not half a second later.
        // LOCK_TIMEOUT: the slices of one connection wait for each other's short commits.
        // DB_CLOSE_ON_EXIT: H2's own hook would close the file under syncs that the host's hook is still stopping.
        // Closing is the store's; without it only the time of a recovery is lost, since each commit is in the file.
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:retry:" + path + ";WRITE_DELAY=0;LOCK_TIMEOUT=60000;DB_CLOSE_ON_EXIT=FALSE", "xplorr", "");
        pool.setMaxConnections(CONNECTIONS);
        return new H2File(pool, pool::dispose);
    }
}

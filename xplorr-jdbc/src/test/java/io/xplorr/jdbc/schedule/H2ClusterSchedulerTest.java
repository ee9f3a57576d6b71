package io.xplorr.jdbc.schedule;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2ClusterSchedulerTest extends ClusterSchedulerContract {
    @TempDir
    Path folder;

    private JdbcConnectionPool pool;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create(
                "jdbc:h2:retry:" + folder.resolve("store") + ";LOCK_TIMEOUT=60000", "xplorr", "");
        pool.setMaxConnections(40);
    }

    @AfterEach
    @Override
    void close() {
        super.close();
        pool.dispose();
    }

    @Override
    DataSource dataSource() {
        return pool;
    }
}

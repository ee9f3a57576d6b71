package io.xplorr.jdbc.schedule;

import io.xplorr.jdbc.TestPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresClusterSchedulerTest extends ClusterSchedulerContract {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @BeforeEach
    void clear() throws SQLException {
        POSTGRES.clear();
    }

    @Override
    DataSource dataSource() {
        return POSTGRES.pool();
    }
}

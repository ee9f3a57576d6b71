package io.xplorr.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOpenProblemsTest extends OpenProblemsTest {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @Override
    DataSource dataSource() throws Exception {
        POSTGRES.clear();
        return POSTGRES.pool();
    }
}

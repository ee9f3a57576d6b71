package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMigrationTest extends MigrationTest {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @Override
    DataSource dataSource() {
        return POSTGRES.pool();
    }

    @Override
    void clear() throws Exception {
        POSTGRES.clear();
    }
}

package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.Tables;
import io.xplorr.jdbc.TestH2;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;

class H2MigrationTest extends MigrationTest {
    @AutoClose
    private final TestH2 h2 = new TestH2();

    @Override
    DataSource dataSource() {
        return h2.dataSource();
    }

    @Override
    void clear() throws Exception {
        new Tables(h2.dataSource()).execute("DROP SCHEMA IF EXISTS xplorr CASCADE");
    }
}

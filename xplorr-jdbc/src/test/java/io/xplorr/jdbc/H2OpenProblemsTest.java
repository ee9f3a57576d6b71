package io.xplorr.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;

class H2OpenProblemsTest extends OpenProblemsTest {
    @AutoClose
    private final TestH2 h2 = new TestH2();

    @Override
    DataSource dataSource() {
        return h2.dataSource();
    }
}

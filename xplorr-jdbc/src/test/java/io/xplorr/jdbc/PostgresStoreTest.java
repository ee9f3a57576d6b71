package io.xplorr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStoreTest extends JdbcStoreTest {
    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @BeforeEach
    @Override
    void open() throws Exception {
        POSTGRES.clear();
        super.open();
    }

    @Override
    DataSource dataSource() {
        return POSTGRES.pool();
    }

    @Test
    void calls_giveTheirConnectionBack() {
        try (var writer = store.open(Samples.ACME).begin(Samples.month(10))) {
            writer.write(Samples.costs(Samples.ACME, Samples.month(10), 10, "1"));
            assertThat(POSTGRES.pool().getHikariPoolMXBean().getActiveConnections())
                    .isZero();
        }
    }

    @Test
    void write_throughAPoolThatHidesTheDriver_fallsBackToBatches() throws Exception {
        JdbcStore batching = JdbcStore.open(new Hiding(POSTGRES.pool()).dataSource());
        replace(
                batching.open(Samples.ACME),
                Samples.month(10),
                Samples.costs(Samples.ACME, Samples.month(10), 700, "1.5"));
        assertThat(Reading.all(batching, Samples.ACME, Samples.COST))
                .containsExactlyInAnyOrderElementsOf(Samples.costs(Samples.ACME, Samples.month(10), 700, "1.5"));
    }

    /** A pool whose connections do not unwrap. */
    private record Hiding(DataSource pool) {
        DataSource dataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    Hiding.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> connection(pool.getConnection()));
        }

        private static Connection connection(Connection real) throws SQLException {
            return (Connection) Proxy.newProxyInstance(
                    Hiding.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("isWrapperFor")) {
                            return false;
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}

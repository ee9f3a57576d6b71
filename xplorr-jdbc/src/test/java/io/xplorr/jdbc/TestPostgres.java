package io.xplorr.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL server, started once for all test classes, and a pool for each, on an empty database. Skips the class, and
 * says why, where the server cannot run.
 */
public final class TestPostgres implements BeforeAllCallback, AfterAllCallback {
    private String url = "";
    private HikariDataSource pool = new HikariDataSource();

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        url = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class)
                .url();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(16);
        pool = new HikariDataSource(config);
        clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.close();
    }

    public HikariDataSource pool() {
        return pool;
    }

    public String url() {
        return url;
    }

    /** Drops all that the store has made. */
    public void clear() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS xplorr CASCADE");
        }
    }

    /** Closed by JUnit after the last class. */
    private record Server(EmbeddedPostgres postgres) implements AutoCloseable {
        static Server start() {
            try {
                return new Server(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off") // a killed client needs no disk
                        .setPGStartupWait(Duration.ofMinutes(1)) // a busy machine has a server too
                        .start());
            } catch (IOException | IllegalStateException e) {
                throw new TestAbortedException("no PostgreSQL server can run here: " + e, e);
            }
        }

        String url() {
            return postgres.getJdbcUrl("postgres", "postgres");
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}

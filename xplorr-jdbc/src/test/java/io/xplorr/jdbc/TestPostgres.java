package io.xplorr.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** A PostgreSQL server of a test class, with a pool. Skips the class, and says why, where the server cannot run. */
public final class TestPostgres implements BeforeAllCallback, AfterAllCallback {
    private EmbeddedPostgres server;
    private HikariDataSource pool;

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off") // a killed client needs no disk
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new TestAbortedException("no PostgreSQL server can run here: " + e, e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(16);
        pool = new HikariDataSource(config);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            pool.close();
            server.close();
        }
    }

    public HikariDataSource pool() {
        return pool;
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Drops all that the store has made. */
    public void clear() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS xplorr CASCADE");
        }
    }
}

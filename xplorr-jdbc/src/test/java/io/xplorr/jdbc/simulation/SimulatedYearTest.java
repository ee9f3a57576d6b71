package io.xplorr.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.internal.table.RecordTable;
import io.xplorr.jdbc.internal.table.RecordTables;
import io.xplorr.store.Store;
import io.xplorr.sync.Problem;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company is synced every six hours over two months' ends, into H2 over one; with {@code -Dxplorr.long=true} over 14
 * months. Its bill is restated, groups of it vanish, credits come late, months settle, accounts join and leave, resources
 * come and go. After each sync (each fourth one into H2, and the last) the store must equal the truth, and the bill for the
 * sync the published formula.
 */
class SimulatedYearTest {
    private static final boolean LONG = Boolean.getBoolean("xplorr.long");
    private static final Instant FOURTEEN_MONTHS_ON = Instant.parse("2028-01-23T09:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(6);

    private final Bill bill = Company.bill();

    @Test
    void inMemory_monthOnOnePage_equalsTheTruthAtThePublishedCost() {
        Instant end = LONG ? FOURTEEN_MONTHS_ON : Instant.parse("2027-01-03T09:00:00Z");
        simulate("in memory", StoreUnderTest.of(Store.inMemory()), 1000, 1, end);
    }

    @Test
    void h2_monthOnSeveralPages_equalsTheTruthAtThePublishedCost(@TempDir Path folder) throws SQLException {
        Instant end = LONG ? FOURTEEN_MONTHS_ON : Instant.parse("2026-12-12T09:00:00Z");
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:retry:" + folder.resolve("store") + ";LOCK_TIMEOUT=60000", "xplorr", "");
        try (JdbcStore store = JdbcStore.open(pool)) {
            simulate("H2", StoreUnderTest.of(store), 160, 4, end);
            store.open(SimulatedCloud.CONNECTION); // purges what the last run has replaced
            reportTables(pool);
        } finally {
            pool.dispose();
        }
    }

    private void simulate(String name, StoreUnderTest store, int rowsPerPage, int checkEvery, Instant end) {
        PublishedMinimum minimum = new PublishedMinimum(bill, rowsPerPage);
        Tally tally = new Tally();
        long start = System.nanoTime();
        try (SimulatedCloud cloud = new SimulatedCloud(bill, rowsPerPage, store.store())) {
            Truth truth = new Truth(bill, cloud, store);
            for (Instant at = SimulatedCloud.START; at.isBefore(end); at = at.plus(INTERVAL)) {
                cloud.sleepUntil(at);
                Map<String, Long> expected = minimum.requests(at, store.states());
                BigDecimal estimate = cloud.estimate().usd();

                SyncResult result = cloud.sync();

                assertThat(result.problems())
                        .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                        .isEmpty();
                assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
                assertThat(billedRequests(result)).as("billed at %s", at).isEqualTo(expected);
                assertThat(result.calls().spend()).isEqualByComparingTo(cloud.billed());
                assertThat(estimate).as("estimate at %s", at).isLessThanOrEqualTo(cloud.billed());
                tally.add(expected, cloud.billed());
                if (tally.syncs() % checkEvery == 0) {
                    truth.check();
                }
            }
            truth.check();
        }
        System.out.printf(
                "simulated %s to %s, %s: %s, %d s%n",
                SimulatedCloud.START,
                end,
                name,
                tally,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private static Map<String, Long> billedRequests(SyncResult result) {
        Map<String, Long> billed = new TreeMap<>();
        result.calls().byAction().forEach((action, calls) -> {
            if (calls.spend().signum() > 0) {
                billed.put(action, calls.billed());
            }
        });
        return billed;
    }

    /** Prints how many rows each table holds; none may belong to a version that no slice shows. */
    private static void reportTables(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (RecordTable<?> table : RecordTables.all()) {
                String name = "xplorr." + table.name();
                long rows = count(statement, name);
                long shown = count(statement, name + " WHERE version IN (SELECT version FROM xplorr.slice)");
                assertThat(rows).as("rows of %s", name).isEqualTo(shown);
                System.out.printf("  %s: %d rows%n", name, rows);
            }
        }
    }

    private static long count(Statement statement, String from) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            result.next();
            return result.getLong(1);
        }
    }
}

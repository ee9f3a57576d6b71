package io.xplorr.jdbc;

import static io.xplorr.jdbc.Samples.ACME;
import static io.xplorr.jdbc.Samples.COST;
import static io.xplorr.jdbc.Samples.SEAL;
import static io.xplorr.jdbc.Samples.cost;
import static io.xplorr.jdbc.Samples.costs;
import static io.xplorr.jdbc.Samples.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreException;
import io.xplorr.store.StoreRun;
import io.xplorr.store.SupersededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store on a database does besides the contract. */
abstract class JdbcStoreTest {
    private static final Slice OCTOBER = month(10);

    JdbcStore store;
    Tables tables;

    /** Returns an empty database; each call of a test returns the same. */
    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = JdbcStore.open(dataSource());
        tables = new Tables(dataSource());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void commit_deletesWhatTheSliceHeldBefore() throws Exception {
        StoreRun run = store.open(ACME);
        replace(run, OCTOBER, costs(ACME, OCTOBER, 300, "1"));
        replace(run, OCTOBER, costs(ACME, OCTOBER, 200, "2"));
        assertThat(tables.rows()).isEqualTo(200);
        assertThat(tables.count("xplorr.unused_version")).isZero();
    }

    @Test
    void close_withoutCommit_deletesWhatWasStaged() throws Exception {
        try (SliceWriter writer = store.open(ACME).begin(OCTOBER)) {
            writer.write(costs(ACME, OCTOBER, 300, "1"));
            assertThat(tables.rows()).isEqualTo(300);
        }
        assertThat(tables.rows()).isZero();
        assertThat(tables.count("xplorr.unused_version")).isZero();
    }

    @Test
    void open_deletesWhatEarlierRunsLeft() throws Exception {
        StoreRun crashed = store.open(ACME);
        crashed.begin(OCTOBER).write(costs(ACME, OCTOBER, 300, "1"));
        crashed.begin(month(9));
        store.open(ConnectionId.of("other")).begin(OCTOBER);
        store.open(ACME);
        assertThat(tables.rows()).isZero();
        assertThat(tables.count("xplorr.unused_version"))
                .as("of the other connection")
                .isEqualTo(1);
    }

    @Test
    void write_ofARunThatWasSuperseded_isRefusedAndLeavesNothing() throws Exception {
        SliceWriter late = store.open(ACME).begin(OCTOBER);
        late.write(costs(ACME, OCTOBER, 10, "1"));
        store.open(ACME);
        assertThatThrownBy(() -> late.write(costs(ACME, OCTOBER, 10, "2"))).isInstanceOf(SupersededException.class);
        assertThat(tables.rows()).isZero();
    }

    @Test
    void remove_deletesAllRowsOfTheConnection() throws Exception {
        StoreRun run = store.open(ACME);
        replace(run, OCTOBER, costs(ACME, OCTOBER, 300, "1"));
        run.begin(month(9)).write(costs(ACME, month(9), 300, "1"));
        store.remove(ACME);
        assertThat(tables.rows()).isZero();
        assertThat(tables.count("xplorr.unused_version")).isZero();
        assertThat(tables.count("xplorr.slice")).isZero();
    }

    @Test
    void remove_deletesTheHistoryOfItsScheduler() throws Exception {
        tables.execute("""
                INSERT INTO xplorr.sync_history (connection_id, run, started_at, ended_at, status, refused, slices, replaced,
                    calls, spend)
                VALUES ('acme', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'COMPLETE', FALSE, 1, 1, 1, 0),
                    ('other', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'COMPLETE', FALSE, 1, 1, 1, 0)""");
        store.remove(ACME);
        assertThat(tables.texts("SELECT connection_id FROM xplorr.sync_history"))
                .containsExactly("other");
    }

    @Test
    void open_anyConnection_deletesWhatARemovalThatWasCutShortHasLeft() throws Exception {
        StoreRun run = store.open(ACME);
        replace(run, OCTOBER, costs(ACME, OCTOBER, 300, "1"));
        // As if the process had died after the first step of a removal.
        tables.execute("INSERT INTO xplorr.unused_version (version, connection_id, run, doomed)"
                + " SELECT version, connection_id, run, TRUE FROM xplorr.slice");
        tables.execute("DELETE FROM xplorr.slice");

        store.open(ConnectionId.of("other"));

        assertThat(tables.rows()).isZero();
        assertThat(tables.count("xplorr.unused_version")).isZero();
    }

    @Test
    void write_moreRowsThanATransactionTakes_areAllThere() throws Exception {
        StoreRun run = store.open(ACME);
        List<CostRecord> rows = new ArrayList<>(costs(ACME, OCTOBER, 12_000, "1"));
        rows.add(cost(ACME, OCTOBER, "service 0", "7")); // again, two transactions later
        try (SliceWriter writer = run.begin(OCTOBER)) {
            writer.write(rows);
            assertThat(writer.commit(SEAL)).isEqualTo(12_000);
        }
        assertThat(tables.count("xplorr.cost WHERE unblended_cost = 7")).isEqualTo(1);
        replace(run, OCTOBER, List.of());
        assertThat(tables.rows()).as("deleted in several steps").isZero();
    }

    @Test
    void write_ofAnotherConnectionOrDataset_isRefused() {
        StoreRun run = store.open(ConnectionId.of("other"));
        SliceWriter writer = run.begin(OCTOBER);
        assertThatThrownBy(() -> writer.write(costs(ACME, OCTOBER, 1, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connection acme");
    }

    @Test
    void write_moreDigitsThanCanBeKept_isRefused() {
        SliceWriter writer = store.open(ACME).begin(OCTOBER);
        writer.write(List.of(cost(ACME, OCTOBER, "fits", "9".repeat(900) + "." + "9".repeat(100))));
        assertThatThrownBy(() -> writer.write(List.of(cost(ACME, OCTOBER, "does not", "9".repeat(1_001)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001 digits");
    }

    @Test
    void open_again_findsWhatWasCommitted() throws Exception {
        StoreRun run = store.open(ACME);
        replace(run, OCTOBER, costs(ACME, OCTOBER, 3, "1"));
        JdbcStore again = JdbcStore.open(dataSource());
        assertThat(again.reader().states(ACME)).containsExactly(new SliceState(OCTOBER, run.number(), SEAL, 3, false));
        assertThat(again.open(ACME).number()).isGreaterThan(run.number());
    }

    @Test
    void open_schemaHalfMade_isFinished() throws Exception {
        tables.execute("DELETE FROM xplorr.schema_history WHERE version > 0");
        tables.execute("DROP VIEW xplorr.idle_instances");
        JdbcStore.open(dataSource());
        assertThat(tables.count("xplorr.idle_instances")).isZero();
        assertThat(tables.count("xplorr.schema_history")).isEqualTo(7);
    }

    @Test
    void open_schemaOfANewerRelease_isRefused() throws Exception {
        tables.execute("INSERT INTO xplorr.schema_history (version, file) VALUES (99, '099-future.sql')");
        assertThatThrownBy(() -> JdbcStore.open(dataSource()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer release");
    }

    @Test
    void writer_interruptedAtRandomMoments_leavesWholeSlicesAndAUsableStore() throws Exception {
        long seed = Long.getLong("xplorr.seed", 1);
        Random random = new Random(seed);
        StoreRun run = store.open(ACME);
        for (int round = 0; round < 30; round++) {
            String amount = Integer.toString(round);
            Thread writer = new Thread(() -> {
                try {
                    replace(run, OCTOBER, costs(ACME, OCTOBER, 500, amount));
                } catch (RuntimeException e) {
                    // An interrupted writer may fail.
                }
            });
            writer.start();
            writer.join(1 + random.nextInt(40));
            writer.interrupt();
            writer.join();
            List<CloudRecord> held = Reading.all(store, ACME, COST);
            assertThat(held.stream().map(row -> ((CostRecord) row).costs()).distinct())
                    .as("seed %d, round %d", seed, round)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(held.size()).as("seed %d, round %d", seed, round).isIn(0, 500);
        }
        replace(run, OCTOBER, costs(ACME, OCTOBER, 5, "1"));
        store.open(ACME);
        assertThat(tables.rows()).isEqualTo(5);
        assertThat(tables.orphans()).isZero();
    }

    static void replace(StoreRun run, Slice slice, List<? extends CloudRecord> rows) {
        try (SliceWriter writer = run.begin(slice)) {
            writer.write(rows);
            writer.commit(SEAL);
        }
    }
}

package io.xplorr.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.Secret;
import io.xplorr.connection.StoredConnection;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.Reading;
import io.xplorr.jdbc.Tables;
import io.xplorr.jdbc.secret.LocalKeyFile;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.store.SliceState;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a schema comes to its newest form. */
abstract class MigrationTest {
    private static final int NEWEST = 7;
    private static final int AT_ONCE = 6;
    private static final ConnectionId ACME = ConnectionId.of("acme");

    @TempDir
    Path keys;

    /** Returns the same empty database each time. */
    abstract DataSource dataSource() throws Exception;

    /** Empties the database. */
    abstract void clear() throws Exception;

    static IntStream goldenVersions() {
        return IntStream.rangeClosed(4, NEWEST); // 4 is the oldest of which a store was kept
    }

    @ParameterizedTest
    @MethodSource("goldenVersions")
    void open_storeOfThisVersion_keepsEveryRowAndWorks(int version) throws Exception {
        clear();
        new GoldenStore(dataSource()).restore(version);
        Tables tables = new Tables(dataSource());
        Map<String, String> columns = new TreeMap<>();
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables.names()) {
            columns.put(table, tables.columns(table));
            rows.put(table, tables.rows(table, columns.get(table)));
        }

        JdbcStore store = JdbcStore.open(dataSource());

        for (String table : columns.keySet()) {
            assertThat(tables.rows(table, columns.get(table))).as(table).containsAll(rows.get(table));
            assertThat(rows.get(table)).as(table).isNotEmpty();
        }
        assertThat(tables.count("xplorr.schema_history")).isEqualTo(NEWEST);
        assertConnectionOpens(store);
        assertSlicesAreReadAndReplaced(store, tables);
    }

    @Test
    void newestVersion_hasItsGoldenStore() throws Exception {
        GoldenStore golden = new GoldenStore(dataSource());
        if (Boolean.getBoolean("xplorr.golden.write")) {
            clear();
            golden.restore(NEWEST - 1);
            JdbcStore.open(dataSource());
            golden.write(NEWEST);
        }
        assertThat(golden.path(NEWEST))
                .as("-Dxplorr.golden.write=true makes it of the one before; add rows to its new tables by hand")
                .exists();
    }

    @Test
    void open_manyAtOnce_onAnEmptyDatabase_doNotCollide() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int round = 0; round < 3; round++) {
                clear();
                CyclicBarrier together = new CyclicBarrier(AT_ONCE);
                List<Future<JdbcStore>> opening = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    opening.add(executor.submit(() -> {
                        together.await();
                        return JdbcStore.open(dataSource());
                    }));
                }
                for (Future<JdbcStore> opened : opening) {
                    assertThat(opened.get().reader().connections()).isEmpty();
                }
                assertThat(new Tables(dataSource()).count("xplorr.schema_history"))
                        .isEqualTo(NEWEST);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private void assertConnectionOpens(JdbcStore store) throws Exception {
        StoredConnection connection =
                store.connections(goldenKey(keys)).find(ACME).orElseThrow();
        assertThat(connection.state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(connection.keys().credentials())
                .get()
                .extracting(source -> ((CredentialSource.AccessKey) source).secret())
                .isEqualTo(Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    }

    private static void assertSlicesAreReadAndReplaced(JdbcStore store, Tables tables) throws Exception {
        List<SliceState> states = store.states(ACME);
        assertThat(states).hasSize(3);
        StoreRun run = store.open(ACME);
        for (SliceState state : states) {
            DatasetId dataset = state.slice().dataset();
            List<CloudRecord> held = Reading.all(store, ACME, dataset);
            assertThat(held).hasSizeGreaterThanOrEqualTo((int) state.records());
            try (SliceWriter writer = run.begin(state.slice())) {
                writer.write(held);
                writer.commit(state.seal());
            }
            assertThat(Reading.all(store, ACME, dataset)).containsAll(held);
        }
        assertThat(tables.count("xplorr.unused_version")).as("purged").isZero();
        assertThat(tables.orphans()).isZero();
    }

    /** Returns the key that the golden stores' secrets are under. */
    static LocalKeyFile goldenKey(Path folder) throws Exception {
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) i);
        Path file = Files.createFile(
                folder.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "golden " + Base64.getEncoder().encodeToString(key) + "\n");
        return LocalKeyFile.open(file);
    }
}

package io.xplorr.benchmarks.jdbc;

import io.xplorr.jdbc.JdbcStore;
import io.xplorr.record.CostRecord;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a slice of cost rows in the store, on H2 and on PostgreSQL, and writes the same rows into a bare table: the best of
 * some rounds. Argument: how many rows, 50,000 by default.
 */
public final class StoreSpeed {
    private static final int ROUNDS = 6;

    private StoreSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
        List<List<CostRecord>> pages = CostRows.pages(rows);
        System.out.printf("Java %s, %,d rows, best of %d rounds%n", Runtime.version(), rows, ROUNDS);
        h2(pages, rows);
        postgres(pages, rows);
    }

    private static void h2(List<List<CostRecord>> pages, int rows) throws Exception {
        Path file = Files.createTempDirectory("store-speed").resolve("store");
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:retry:" + file + ";WRITE_DELAY=0", "xplorr", "");
        try {
            measureStore("H2", pool, pages, rows);
            BareTable bare = BareTable.create(pool);
            List<@Nullable Object[]> same = bare.rows();
            Timed best = best(() -> bare.insert(same), bare::clear);
            report("H2, bare batch insert", rows, best);
        } finally {
            pool.dispose();
        }
    }

    private static void postgres(List<List<CostRecord>> pages, int rows) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource dataSource = server.getPostgresDatabase();
            measureStore("PostgreSQL", dataSource, pages, rows);
            BareTable bare = BareTable.create(dataSource);
            byte[] same = bare.copyOut();
            Timed best = best(() -> bare.copyIn(same), bare::clear);
            report("PostgreSQL, bare COPY", rows, best);
        }
    }

    private static void measureStore(String database, DataSource dataSource, List<List<CostRecord>> pages, int rows)
            throws Exception {
        JdbcStore store = JdbcStore.open(dataSource);
        StoreRun run = store.open(CostRows.CONNECTION);
        Timed written = Timed.NEVER;
        Timed replaced = Timed.NEVER;
        for (int round = 0; round < ROUNDS; round++) {
            try (SliceWriter writer = run.begin(CostRows.SLICE)) {
                Timed writing = Timed.of(() -> pages.forEach(writer::write));
                Timed commit = Timed.of(() -> writer.commit(CostRows.SEAL));
                written = written.orBetter(writing);
                if (round > 0) { // the first has nothing to delete
                    replaced = replaced.orBetter(writing.plus(commit));
                }
            }
        }
        report(database + ", store, pages written", rows, written);
        report(database + ", store, slice replaced, old rows deleted", rows, replaced);
    }

    private static Timed best(Timed.Step step, Timed.Step after) throws Exception {
        Timed best = Timed.NEVER;
        for (int round = 0; round < ROUNDS; round++) {
            best = best.orBetter(Timed.of(step));
            after.run();
        }
        return best;
    }

    private static void report(String what, int rows, Timed best) {
        System.out.printf(
                Locale.ROOT,
                "%-50s %,9.0f rows/s  %,9.0f rows a second of this process's CPU%n",
                what,
                rows / best.wallSeconds(),
                rows / best.cpuSeconds());
    }
}

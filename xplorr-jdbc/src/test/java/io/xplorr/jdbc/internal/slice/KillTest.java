package io.xplorr.jdbc.internal.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.Reading;
import io.xplorr.jdbc.Samples;
import io.xplorr.jdbc.Tables;
import io.xplorr.jdbc.TestPostgres;
import io.xplorr.jdbc.internal.H2File;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.CostBasis;
import io.xplorr.record.CostRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes that write, with SIGKILL, and looks at what they leave: whole slices, none older than was promised, and
 * nothing that the next run does not clean up. {@code -Dxplorr.kills=200} kills that many over both databases.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("xplorr.kills", 24);
    private static final int GENERATIONS = 1_000_000; // more than a child lives to see

    @RegisterExtension
    static final TestPostgres POSTGRES = new TestPostgres();

    @TempDir
    Path folder;

    private final long seed = Long.getLong("xplorr.seed", 1);
    private final Random random = new Random(seed);
    private final int[] committing = new int[KillChild.SLICES];
    private final int[] committed = new int[KillChild.SLICES];

    @Test
    void postgres_afterEachKill_holdsWholeSlicesAndNoOrphans() throws Exception {
        POSTGRES.clear();
        killAndLook(POSTGRES.url(), () -> {
            Tables tables = new Tables(POSTGRES.pool());
            look(JdbcStore.open(POSTGRES.pool()), tables);
        });
    }

    @Test
    void h2_afterEachKill_holdsWholeSlicesAndNoOrphans() throws Exception {
        Path path = folder.resolve("store");
        killAndLook(path.toString(), () -> {
            H2File file = H2File.open(path);
            try {
                look(JdbcStore.open(file.dataSource()), new Tables(file.dataSource()));
            } finally {
                file.closing().run();
            }
        });
    }

    private void killAndLook(String place, Look look) throws Exception {
        KillPoint[] points = KillPoint.values();
        for (int kill = 0; kill < KILLS / 2; kill++) {
            // The schema is there after the first child that gets so far: it is killed while making it.
            KillPoint point = kill < 2 ? KillPoint.MIGRATION : points[kill % points.length];
            if (point == KillPoint.MIGRATION && kill >= 2) {
                point = KillPoint.ANYWHERE;
            }
            kill(place, point);
            if (point != KillPoint.MIGRATION) {
                look.run();
            }
        }
        assertThat(child(place, KillPoint.ANYWHERE, 3).waitFor(120, TimeUnit.SECONDS))
                .isTrue();
    }

    /** Kills a child at a point, or some time after its first commit. */
    private void kill(String place, KillPoint point) throws IOException, InterruptedException {
        Process child = child(place, point, GENERATIONS);
        int commits = point == KillPoint.ANYWHERE ? 1 + random.nextInt(12) : Integer.MAX_VALUE;
        boolean reached = false;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                commits -= line.startsWith("COMMITTED ") ? 1 : 0;
                if (!reached && (line.startsWith("AT ") || commits == 0)) {
                    reached = true;
                    if (commits == 0) {
                        child.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS); // somewhere in the next slice
                    }
                    child.toHandle().destroyForcibly(); // SIGKILL, and what it said before can still be read
                }
            }
        }
        assertThat(child.waitFor()).as("killed at %s, seed %d", point, seed).isEqualTo(128 + 9);
        assertThat(reached).as("the child came to %s, seed %d", point, seed).isTrue();
    }

    private Process child(String place, KillPoint point, int generations) throws IOException {
        int first = 1;
        for (int generation : committing) {
            first = Math.max(first, generation + 1);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                KillChild.class.getName(),
                place,
                Integer.toString(first),
                Integer.toString(generations),
                point.name(),
                Integer.toString(1 + random.nextInt(point == KillPoint.OPENED ? 2 : 6))));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("COMMITTING")) {
            committing[Integer.parseInt(words[1])] = Integer.parseInt(words[2]);
        } else if (words[0].equals("COMMITTED")) {
            committed[Integer.parseInt(words[1])] = Integer.parseInt(words[2]);
        }
    }

    private void look(JdbcStore store, Tables tables) throws SQLException {
        store.open(Samples.ACME); // waits for what a dead child's server process may still be committing
        List<CloudRecord> held = Reading.all(store, Samples.ACME, Samples.COST);
        for (int number = 0; number < KillChild.SLICES; number++) {
            int slice = number;
            List<CloudRecord> rows = held.stream()
                    .filter(row -> KillChild.slice(slice)
                            .window()
                            .contains(row.periodStart().orElseThrow()))
                    .toList();
            int generation = rows.isEmpty() ? 0 : generation(rows.get(0));
            assertThat(generation)
                    .as("generation of slice %d, seed %d", slice, seed)
                    .isBetween(committed[slice], committing[slice]);
            assertThat(rows)
                    .as("slice %d, seed %d", slice, seed)
                    .containsExactlyInAnyOrderElementsOf(
                            generation == 0 ? List.of() : KillChild.rows(slice, generation));
        }
        assertThat(tables.rows()).as("rows of no slice, seed %d", seed).isEqualTo(held.size());
        assertThat(tables.count("xplorr.unused_version")).isZero();
        assertThat(store.reader().states(Samples.ACME).stream()
                        .mapToLong(state -> state.records())
                        .sum())
                .isEqualTo(held.size());
    }

    private static int generation(CloudRecord row) {
        return ((CostRecord) row).costs().get(CostBasis.UNBLENDED).intValueExact() / 10;
    }

    @FunctionalInterface
    private interface Look {
        void run() throws Exception;
    }
}

package io.xplorr.jdbc.internal.slice;

import io.xplorr.jdbc.JdbcStore;
import io.xplorr.jdbc.Samples;
import io.xplorr.jdbc.internal.H2File;
import io.xplorr.record.CostRecord;
import io.xplorr.record.Slice;
import io.xplorr.store.SliceWriter;
import io.xplorr.store.StoreRun;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that is killed: replaces slices, one generation after the other, and tells before and after each commit.
 * Arguments: an H2 file or a PostgreSQL URL, the first generation, how many, the kill point, and its how manieth time.
 */
final class KillChild {
    static final int SLICES = 3;
    private static final int PAGE = 40;

    private KillChild() {}

    public static void main(String[] arguments) {
        KillPoint point = KillPoint.valueOf(arguments[3]);
        DataSource dataSource =
                new StoppingDataSource(dataSource(arguments[0]), point, Integer.parseInt(arguments[4])).dataSource();
        JdbcStore store = JdbcStore.open(dataSource);
        int first = Integer.parseInt(arguments[1]);
        for (int generation = first; generation < first + Integer.parseInt(arguments[2]); generation++) {
            StoreRun run = store.open(Samples.ACME);
            for (int number = 0; number < SLICES; number++) {
                replace(run, number, generation);
            }
        }
        System.exit(0); // H2 closes the file by its shutdown hook
    }

    private static void replace(StoreRun run, int number, int generation) {
        Slice slice = slice(number);
        List<CostRecord> rows = rows(number, generation);
        SliceWriter writer = run.begin(slice);
        for (int from = 0; from < rows.size(); from += PAGE) {
            writer.write(rows.subList(from, Math.min(rows.size(), from + PAGE)));
        }
        say("COMMITTING", number, generation);
        writer.commit(Samples.SEAL);
        say("COMMITTED", number, generation);
    }

    static Slice slice(int number) {
        return Samples.month(number + 1);
    }

    /** What a generation of a slice holds: nothing else would do. */
    static List<CostRecord> rows(int number, int generation) {
        int rows = 100 + (31 * generation + 7 * number) % 83;
        // Never a trailing zero: H2 keeps the value and not the scale, and rows are compared to the letter.
        return Samples.costs(Samples.ACME, slice(number), rows, Integer.toString(10 * generation + 1));
    }

    private static DataSource dataSource(String place) {
        if (place.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(place);
            return postgres;
        }
        return H2File.open(Path.of(place)).dataSource();
    }

    private static void say(String what, int number, int generation) {
        System.out.println(what + " " + number + " " + generation);
        System.out.flush();
    }
}

package io.xplorr.jdbc;

import io.xplorr.store.SliceWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that exits, and stores something in its shutdown hook after H2 has had time for one of its own. */
final class ExitChild {
    private ExitChild() {}

    public static void main(String[] arguments) {
        JdbcStore store = JdbcStore.openFile(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> storeLate(store)));
        System.exit(0);
    }

    private static void storeLate(JdbcStore store) {
        try (store) {
            new CountDownLatch(1).await(2, TimeUnit.SECONDS);
            SliceWriter writer = store.open(Samples.ACME).begin(Samples.month(10));
            writer.write(Samples.costs(Samples.ACME, Samples.month(10), 10, "1"));
            writer.commit(Samples.SEAL);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

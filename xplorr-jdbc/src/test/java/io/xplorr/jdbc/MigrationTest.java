package io.xplorr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a schema comes to its newest form. */
abstract class MigrationTest {
    private static final int AT_ONCE = 6;

    /** Returns the same empty database each time. */
    abstract DataSource dataSource() throws Exception;

    /** Empties the database. */
    abstract void clear() throws Exception;

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
                        .isEqualTo(4);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}

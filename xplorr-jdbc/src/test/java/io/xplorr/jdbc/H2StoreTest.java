package io.xplorr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends JdbcStoreTest {
    @TempDir
    Path folder;

    @AutoClose
    private final TestH2 h2 = new TestH2();

    @Override
    DataSource dataSource() {
        return h2.dataSource();
    }

    @Test
    void calls_giveTheirConnectionBack() {
        JdbcConnectionPool pool = (JdbcConnectionPool) dataSource();
        try (var writer = store.open(Samples.ACME).begin(Samples.month(10))) {
            writer.write(Samples.costs(Samples.ACME, Samples.month(10), 10, "1"));
            assertThat(pool.getActiveConnections()).isZero();
        }
    }

    @Test
    void openFile_again_findsWhatWasCommitted() {
        Path path = folder.resolve("own");
        try (JdbcStore first = JdbcStore.openFile(path)) {
            replace(first.open(Samples.ACME), Samples.month(10), List.of());
        }
        try (JdbcStore second = JdbcStore.openFile(path)) {
            assertThat(second.reader().states(Samples.ACME)).hasSize(1);
        }
    }

    @Test
    void openFile_processExits_isOpenUntilAHookOfItsOwnClosesIt() throws Exception {
        Path path = folder.resolve("own");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExitChild.class.getName(),
                        path.toString())
                .inheritIO()
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (JdbcStore store = JdbcStore.openFile(path)) {
            assertThat(store.reader().states(Samples.ACME)).hasSize(1);
        }
    }

    @Test
    void openFile_pathThatEndsTheUrl_isRefused() {
        assertThatThrownBy(() -> JdbcStore.openFile(folder.resolve("a;INIT=DROP ALL OBJECTS")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file must not have");
    }

    @Test
    void openFile_noSuchFolderCanBeMade_saysSo() throws Exception {
        Path file = java.nio.file.Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> JdbcStore.openFile(file.resolve("below")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("opening the database failed");
    }
}

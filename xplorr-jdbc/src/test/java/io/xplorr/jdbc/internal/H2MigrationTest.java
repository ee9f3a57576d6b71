package io.xplorr.jdbc.internal;

import io.xplorr.jdbc.Tables;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2MigrationTest extends MigrationTest {
    @TempDir
    Path folder;

    private H2File file;

    @BeforeEach
    void openFile() {
        file = H2File.open(folder.resolve("store"));
    }

    @AfterEach
    void closeFile() {
        file.closing().run();
    }

    @Override
    DataSource dataSource() {
        return file.dataSource();
    }

    @Override
    void clear() throws Exception {
        new Tables(file.dataSource()).execute("DROP SCHEMA IF EXISTS xplorr CASCADE");
    }
}

package io.xplorr.jdbc;

import io.xplorr.jdbc.internal.H2File;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2ViewsTest extends ViewsTest {
    @TempDir
    Path folder;

    private H2File file;

    @Override
    DataSource dataSource() {
        file = H2File.open(folder.resolve("store"));
        return file.dataSource();
    }

    @AfterEach
    void closeFile() {
        file.closing().run();
    }
}

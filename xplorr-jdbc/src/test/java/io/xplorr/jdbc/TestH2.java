package io.xplorr.jdbc;

import io.xplorr.jdbc.internal.H2File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** An empty H2 file of its own, opened as a store opens one, and deleted when it is closed. */
public final class TestH2 implements AutoCloseable {
    private final Path folder;
    private final H2File file;

    public TestH2() {
        try {
            folder = Files.createTempDirectory("xplorr-h2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file = H2File.open(folder.resolve("store"));
    }

    public DataSource dataSource() {
        return file.dataSource();
    }

    @Override
    public void close() throws IOException {
        file.closing().run();
        try (Stream<Path> below = Files.walk(folder)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}

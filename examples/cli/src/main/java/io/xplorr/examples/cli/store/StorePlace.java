package io.xplorr.examples.cli.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Where things are kept, as somebody has named it. Immutable and thread-safe. */
sealed interface StorePlace {
    /** The suffix that H2 gives its files. */
    String SUFFIX = ".mv.db";

    /**
     * Returns the place of a name.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat a URL, which may hold a password
     */
    static StorePlace of(String name) {
        if (name.equals("memory")) {
            return new Memory();
        }
        if (name.startsWith("jdbc:")) {
            return new Database(name);
        }
        try {
            return new File(Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--store must be a path, a JDBC URL or memory, was: " + name, e);
        }
    }

    /** Nowhere: all is forgotten when the program ends. */
    record Memory() implements StorePlace {}

    /**
     * A file of H2's.
     *
     * @param path without {@link #SUFFIX}
     */
    record File(Path path) implements StorePlace {
        public File {
            String text = path.toString();
            if (text.endsWith(SUFFIX)) {
                path = Path.of(text.substring(0, text.length() - SUFFIX.length()));
            }
            if (path.getFileName() == null || text.indexOf(';') >= 0) {
                throw new IllegalArgumentException("--store must be the path of a file, without ';', was: " + text);
            }
        }

        Path folder() {
            return Objects.requireNonNull(path.getParent(), "an absolute path of a file has a folder");
        }

        /** Returns the file that H2 makes. */
        Path onDisk() {
            return path.resolveSibling(path.getFileName() + SUFFIX);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A database behind a URL. */
    record Database(String url) implements StorePlace {
        public Database {
            if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("--store must be a path, memory, or a JDBC URL that begins with"
                        + " jdbc:postgresql: or jdbc:h2:");
            }
        }

        /** Returns whether the URL holds a password, as only one from the environment may. */
        boolean hasPassword() {
            return url.toLowerCase(Locale.ROOT).contains("password=");
        }

        @Override
        public String toString() {
            return url.replaceFirst("[?;].*", "");
        }
    }
}

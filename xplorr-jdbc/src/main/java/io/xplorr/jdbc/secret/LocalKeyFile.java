package io.xplorr.jdbc.secret;

import io.xplorr.jdbc.secret.internal.AesGcm;
import io.xplorr.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys in a file that only its owner can read: one line each, a version, a space, and 32 bytes in Base64; the last line
 * wraps. For one machine, and where there is no key service. {@link #addKey} makes the file, once, and {@link #open} reads it
 * at each start. Keep it apart from the database and its backups. Immutable and thread-safe.
 */
public final class LocalKeyFile implements KeyEncryptionKey {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Map<String, byte[]> keys;
    private final String version;

    private LocalKeyFile(Map<String, byte[]> keys, String version) {
        this.keys = keys;
        this.version = version;
    }

    /**
     * Adds a new random key to a file, made if it is not there, and returns all keys of the file. Secrets that are stored
     * from now on are under the new key; the older ones stay readable. The key is on the disk when this returns, and a file
     * that cannot be written whole, as where the disk is full, stays as it was.
     *
     * @param version names the key in the database: 1 to 256 characters without a space, not in the file yet
     * @throws StoreException if the file cannot be written
     */
    public static LocalKeyFile addKey(Path file, String version) {
        if (!version.matches("[!-~]{1,256}")) {
            throw new IllegalArgumentException("version must be 1 to 256 visible ASCII characters, was: " + version);
        }
        try {
            if (Files.notExists(file)) {
                create(file);
            } else if (holdsKeys(file) && open(file).keys.containsKey(version)) {
                throw new IllegalArgumentException("version must not be in the key file yet, was: " + version);
            }
            String key = Base64.getEncoder().encodeToString(AesGcm.newKey());
            append(file, lineBreakFor(file) + version + " " + key + "\n");
        } catch (IOException e) {
            throw new StoreException("adding a key failed [file=" + file + "]: " + e, e);
        }
        return open(file);
    }

    /**
     * Returns the keys of a file.
     *
     * @throws StoreException if it is not there, cannot be read, is not of our shape, or others than its owner can read it
     */
    public static LocalKeyFile open(Path file) {
        try {
            requirePrivate(file);
            return parse(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new StoreException(
                    "there is no key file " + file + ": LocalKeyFile.addKey makes it, the first time; who has lost"
                            + " it has every customer connect anew",
                    e);
        } catch (IOException e) {
            throw new StoreException("reading the keys failed [file=" + file + "]: " + e, e);
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public byte[] wrap(byte[] dataKey, SecretAddress address) {
        return AesGcm.encrypt(key(version), dataKey, fields(version, address));
    }

    @Override
    public byte[] unwrap(String version, byte[] wrapped, SecretAddress address) {
        try {
            return AesGcm.decrypt(key(version), wrapped, fields(version, address));
        } catch (GeneralSecurityException e) {
            throw new StoreException("unwrapping a data key failed [key=" + version + "]: it was altered", e);
        }
    }

    @Override
    public String toString() {
        return "LocalKeyFile[" + keys.keySet() + "]";
    }

    private byte[] key(String version) {
        byte[] key = keys.get(version);
        if (key == null) {
            throw new StoreException("the key file has no key of version " + version, null);
        }
        return key;
    }

    private static List<String> fields(String version, SecretAddress address) {
        return List.of(
                "xplorr data key",
                version,
                address.tenantId().value(),
                address.connectionId().value(),
                address.kind());
    }

    private static LocalKeyFile parse(Path file, List<String> lines) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        String last = "";
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            byte[] key = parts.length == 2 ? decode(parts[1]) : new byte[0];
            if (key.length != AesGcm.KEY_BYTES || keys.put(parts[0], key) != null) {
                throw new StoreException(
                        "line " + (keys.size() + 1) + " of " + file + " is not a version and a key", null);
            }
            last = parts[0];
        }
        if (keys.isEmpty()) {
            throw new StoreException("the key file " + file + " is empty", null);
        }
        return new LocalKeyFile(Map.copyOf(keys), last);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // and the caller says which line, without what it says
        }
    }

    /** Returns what ends the file's last line, if an editor or a secret's mount has left that open. */
    private static String lineBreakFor(Path file) throws IOException {
        String text = Files.readString(file);
        return text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    }

    private static void create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
    }

    /** Returns whether a file has been written to: its maker may have died before that. */
    private static boolean holdsKeys(Path file) throws IOException {
        requirePrivate(file);
        return Files.size(file) > 0;
    }

    /** Writes a line to the disk: what is sealed under a key that is lost is lost too. */
    private static void append(Path file, String line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            append(channel, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** Writes a line to the end, or nothing: half a line would make all keys of the file unreadable. */
    static void append(SeekableByteChannel channel, ByteBuffer line) throws IOException {
        long end = channel.size();
        channel.position(end);
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
            throw new StoreException(
                    "the key file " + file + " is open to others than its owner: take their rights away", null);
        }
    }
}

package io.xplorr.testkit.aws.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for secrets in what a program has logged or written: those that the fake AWS mints, external IDs that the library
 * generates, and whatever else it is told; plain, URL-encoded, in hex and in base64 wherever they begin in it. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * assertThat(SecretScan.ofFakeAws().hitsIn(Path.of("target/service.log"))).isEmpty();
 * }</pre>
 */
public final class SecretScan {
    private static final Pattern GENERATED_EXTERNAL_ID = Pattern.compile("xplorr-ext-[a-z2-7]{32}");
    private static final int LONGEST_QUOTE = 300;
    private static final int BASE64_GROUP = 3; // bytes

    private final Set<String> secrets;
    private final Set<String> needles;
    private final Set<String> known;

    private SecretScan(Set<String> secrets, Set<String> known) {
        this.secrets = secrets;
        this.known = known;
        this.needles = new LinkedHashSet<>();
        secrets.forEach(secret -> needles.addAll(formsOf(secret)));
    }

    /** Returns a scan for all that the fake AWS mints, and for external IDs that the library generates. */
    public static SecretScan ofFakeAws() {
        return new SecretScan(Set.of("FakeSecret", "FakeToken"), Set.of());
    }

    /**
     * Returns a scan that looks for a secret too.
     *
     * @throws IllegalArgumentException if it has less than 6 characters, which would be found anywhere
     */
    public SecretScan and(String secret) {
        if (secret.length() < 6) {
            throw new IllegalArgumentException("secret must have 6 characters at least, had: " + secret.length());
        }
        Set<String> more = new LinkedHashSet<>(secrets);
        more.add(secret);
        return new SecretScan(more, known);
    }

    /** Returns a scan that lets an external ID pass which is public, such as one of a document's samples. */
    public SecretScan allowing(String externalId) {
        Set<String> more = new LinkedHashSet<>(known);
        more.add(externalId);
        return new SecretScan(secrets, more);
    }

    /** Returns the lines of a text that hold a secret, each cut to 300 characters. */
    public List<String> hitsIn(String text) {
        return text.lines().filter(this::isHit).map(SecretScan::cut).toList();
    }

    /**
     * Returns the lines of a file that hold a secret, or of all files below a folder, each with the file's name before it and
     * cut to 300 characters. Reads a file line by line, as bytes of any charset.
     */
    public List<String> hitsIn(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            List<String> hits = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                scan(file, hits);
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scan(Path file, List<String> hits) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (isHit(line)) {
                    hits.add(file.getFileName() + ": " + cut(line));
                }
            }
        }
    }

    private boolean isHit(String line) {
        return needles.stream().anyMatch(line::contains)
                || line.contains("xplorr-ext-") // spares most lines the pattern
                        && GENERATED_EXTERNAL_ID.matcher(line).results().anyMatch(id -> !known.contains(id.group()));
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(LONGEST_QUOTE, line.length()));
    }

    private static Set<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, UTF_8));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < BASE64_GROUP; before++) {
            forms.add(base64(bytes, before));
        }
        return forms;
    }

    /** Returns what base64 has of some bytes for sure, where so many others come before them in their group of three. */
    private static String base64(byte[] bytes, int before) {
        int from = (BASE64_GROUP - before) % BASE64_GROUP;
        int length = (bytes.length - from) / BASE64_GROUP * BASE64_GROUP;
        byte[] whole = new byte[length];
        System.arraycopy(bytes, from, whole, 0, length);
        return Base64.getEncoder().encodeToString(whole);
    }
}

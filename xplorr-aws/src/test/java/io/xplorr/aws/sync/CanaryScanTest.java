package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads all that the module's tests have logged at TRACE and reported, after they have run: no secret may be in it, neither
 * plain nor encoded. Every secret that the fake AWS mints, and the external ID of the tests, carry a word to look for.
 */
class CanaryScanTest {
    private static final List<String> CANARIES = List.of("FakeSecret", "FakeToken", FakeAccount.EXTERNAL_ID);

    @Test
    void logsAndReportsOfAllTests_holdNoSecret() throws IOException {
        String directory = System.getProperty("canary.directory");
        assumeTrue(directory != null, "runs after the other tests, in Maven");
        Path log = Path.of(directory, "trace.log");
        assumeTrue(Files.exists(log), "no other test has run");
        List<String> hits = new ArrayList<>();
        long scanned = scan(log, hits);
        try (Stream<Path> reports = Files.list(Path.of(directory, "surefire-reports"))) {
            for (Path report : reports.filter(Files::isRegularFile).toList()) {
                scanned += scan(report, hits);
            }
        }

        assertThat(hits).as("lines that hold a secret").isEmpty();
        System.out.printf("canary scan: %d hits in %.1f MB%n", hits.size(), scanned / 1e6);
    }

    private static long scan(Path file, List<String> hits) {
        List<String> needles = needles();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (needles.stream().anyMatch(line::contains)) {
                    hits.add(file.getFileName() + ": " + line.substring(0, Math.min(300, line.length())));
                }
            }
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> needles() {
        List<String> needles = new ArrayList<>();
        for (String canary : CANARIES) {
            needles.add(canary);
            needles.add(URLEncoder.encode(canary, StandardCharsets.UTF_8));
            String base64 =
                    Base64.getEncoder().withoutPadding().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
            needles.add(base64.substring(0, base64.length() - 2)); // the end depends on what follows
        }
        return needles.stream().distinct().toList();
    }
}

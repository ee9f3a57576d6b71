package io.xplorr.aws.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that was looked at and approved; what differs from it is left in {@code target/golden} to look at. */
final class GoldenFile {
    private static final Path ACTUAL = Path.of("target", "golden");

    private GoldenFile() {}

    static void assertMatches(String name, String actual) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(name)) {
            Files.createDirectories(ACTUAL);
            Files.writeString(ACTUAL.resolve(name), actual);
            assertThat(in).as("golden file %s", name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

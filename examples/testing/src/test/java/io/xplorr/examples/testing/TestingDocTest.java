package io.xplorr.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java samples of docs/testing.md are code of these tests, which runs. */
class TestingDocTest {
    private static final Path DOC = Path.of("..", "..", "docs", "testing.md");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "xplorr", "examples", "testing");

    static List<String> samples() throws IOException {
        return Files.readAllLines(DOC).stream()
                .filter(line -> line.startsWith("<!-- sample: "))
                .map(line -> line.substring("<!-- sample: ".length(), line.length() - " -->".length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void doc_showsTheCode(String sample) throws IOException {
        assertThat(normal(between(Files.readAllLines(DOC), "<!-- sample: " + sample + " -->", "```")))
                .isEqualTo(normal(between(code(), "// sample: " + sample, "// end")))
                .isNotEmpty();
    }

    @Test
    void doc_showsEverySample() throws IOException {
        assertThat(code().stream().map(String::strip).filter(line -> line.startsWith("// sample: ")))
                .containsExactlyInAnyOrderElementsOf(
                        samples().stream().map(sample -> "// sample: " + sample).toList());
    }

    @Test
    void doc_hasNoCodeThatIsNotASample() throws IOException {
        List<String> lines = Files.readAllLines(DOC);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).equals("```java")) {
                assertThat(lines.get(i - 1)).as("line %d", i).startsWith("<!-- sample: ");
            }
        }
    }

    // Spaces are the formatter's business here and the reader's there; comments explain to the reader only.
    private static String normal(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("```"))
                .map(line -> line.replaceAll("//.*", "").replaceAll("\\s+", ""))
                .collect(Collectors.joining());
    }

    private static List<String> between(List<String> lines, String start, String end) {
        return lines.stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(start))
                .skip(1)
                .takeWhile(line -> !line.equals(end))
                .toList();
    }

    private static List<String> code() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}

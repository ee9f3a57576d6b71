package io.xplorr.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Samples of a page, and the code that they are to be, between {@code // sample: name} and {@code // end}. */
final class DocSamples {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path CODE = Path.of("src", "test", "java", "io", "xplorr", "examples", "quickstart");

    private DocSamples() {}

    /** Returns a sample as a page of the project shows it. */
    static String shown(String page, String sample) throws IOException {
        return code(between(ROOT.resolve(page), "<!-- sample: " + sample + " -->", "```"));
    }

    /** Returns a sample as a page of the project shows it, to be run as it stands. */
    static String text(String page, String sample) throws IOException {
        return String.join("\n", between(ROOT.resolve(page), "<!-- sample: " + sample + " -->", "```"));
    }

    /** Returns a sample as a test class has it. */
    static String written(Class<?> test, String sample) throws IOException {
        return code(between(CODE.resolve(test.getSimpleName() + ".java"), "// sample: " + sample, "// end"));
    }

    /** Returns how many blocks of Java a page has. */
    static long javaBlocks(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve(page)).stream()
                .filter("```java"::equals)
                .count();
    }

    // Spaces are the formatter's business here and the reader's there; comments explain to the reader only.
    private static String code(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("//.*", "").replaceAll("\\s+", ""))
                .collect(Collectors.joining());
    }

    private static List<String> between(Path file, String start, String end) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(start))
                .skip(1)
                .dropWhile(line -> line.startsWith("```"))
                .takeWhile(line -> !line.equals(end))
                .toList();
    }
}

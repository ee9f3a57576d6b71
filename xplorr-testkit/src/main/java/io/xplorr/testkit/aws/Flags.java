package io.xplorr.testkit.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags of a command line. A value that makes no sense is an {@link IllegalArgumentException}. Immutable and thread-safe. */
final class Flags {
    static final Set<String> SWITCHES = Set.of("--help", "--verify-signatures", "--throttling");
    static final Set<String> VALUES = Set.of(
            "--port",
            "--estate",
            "--seed",
            "--accounts",
            "--regions",
            "--resources",
            "--cost-rows",
            "--cost-page-size",
            "--latency",
            "--faults",
            "--external-id",
            "--iam",
            "--trust-policy",
            "--permission-policy");

    private final Map<String, String> values;

    private Flags(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static Flags parse(String... args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String flag = args[i];
            if (!SWITCHES.contains(flag) && !VALUES.contains(flag)) {
                throw new IllegalArgumentException("unknown flag: " + flag + "; --help tells those that there are");
            }
            if (VALUES.contains(flag) && i + 1 == args.length) {
                throw new IllegalArgumentException(flag + " needs a value");
            }
            if (values.put(flag, SWITCHES.contains(flag) ? "" : args[++i]) != null) {
                throw new IllegalArgumentException(flag + " is given twice");
            }
        }
        return new Flags(values);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> text(String flag) {
        return Optional.ofNullable(values.get(flag));
    }

    /** Returns one of these words, the first by default. */
    String word(String flag, List<String> words) {
        String word = text(flag).orElse(words.get(0));
        if (!words.contains(word)) {
            throw new IllegalArgumentException(flag + " must be one of " + String.join(", ", words) + ", was: " + word);
        }
        return word;
    }

    long number(String flag, long otherwise) {
        return text(flag).map(value -> parse(flag, value)).orElse(otherwise);
    }

    int number(String flag, int otherwise, int least, int most) {
        long number = number(flag, otherwise);
        if (number < least || number > most) {
            throw new IllegalArgumentException(flag + " must be from " + least + " to " + most + ", was: " + number);
        }
        return (int) number;
    }

    /** Returns what stands in the file that a flag names. */
    Optional<String> file(String flag) {
        return text(flag).map(name -> {
            try {
                return Files.readString(Path.of(name));
            } catch (IOException | RuntimeException e) {
                throw new IllegalArgumentException(flag + " names a file that cannot be read: " + name, e);
            }
        });
    }

    private static long parse(String flag, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " must be a number, was: " + value, e);
        }
    }
}

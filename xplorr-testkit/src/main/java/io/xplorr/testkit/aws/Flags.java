package io.xplorr.testkit.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The flags of a command line. Immutable and thread-safe. */
final class Flags {
    private static final Set<String> SWITCHES = Set.of("--help", "--verify-signatures", "--throttling");
    private static final Set<String> VALUES = Set.of(
            "--port",
            "--estate",
            "--seed",
            "--accounts",
            "--regions",
            "--resources",
            "--cost-rows",
            "--cost-page-size",
            "--latency",
            "--external-id");

    private final Map<String, String> values;

    private Flags(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    static Flags parse(String... args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            if (SWITCHES.contains(args[i])) {
                values.put(args[i], "");
            } else if (!VALUES.contains(args[i])) {
                throw new IllegalArgumentException("unknown flag: " + args[i] + "; --help tells those that there are");
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            } else {
                values.put(args[i], args[++i]);
            }
        }
        return new Flags(values);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    String text(String flag, String otherwise) {
        return values.getOrDefault(flag, otherwise);
    }

    int number(String flag, int otherwise) {
        String value = values.get(flag);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " must be a number, was: " + value, e);
        }
    }
}

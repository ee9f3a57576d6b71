package io.xplorr.examples.cli;

import io.xplorr.examples.cli.console.Invoker;
import io.xplorr.examples.cli.store.StoreOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** One run of the command line in this process. */
public record Cli(int exitCode, String out, String err) {
    /** What runs take for their home; its folder is made by the first that needs it. */
    public static final Path HOME =
            Path.of("target", "home-" + ProcessHandle.current().pid()).toAbsolutePath();

    public static Cli run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs with an environment; what is synced is forgotten unless that or an argument names a store. */
    public static Cli run(Map<String, String> environment, String... arguments) {
        return run(environment, InstantSource.system(), arguments);
    }

    public static Cli run(Map<String, String> environment, InstantSource clock, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> all = new HashMap<>(Map.of(StoreOptions.PLACE, "memory"));
        all.putAll(environment);
        Invoker invoker = new Invoker(all, Optional.empty(), HOME, clock);
        int exitCode = new XplorrCli(invoker, new PrintWriter(out), new PrintWriter(err)).run(arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }

    public static String[] arguments(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Reads what was printed as one JSON object on one line. */
    public JsonNode json() {
        try {
            return new ObjectMapper()
                    .readTree(out.lines()
                            .reduce((first, second) -> "more than one line")
                            .orElse(""));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + out, e);
        }
    }
}

package io.xplorr.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wiremock.com.fasterxml.jackson.core.JsonProcessingException;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** One run of the command line in this process. */
record Cli(int exitCode, String out, String err) {
    static Cli run(String... arguments) {
        return run(Map.of(), arguments);
    }

    static Cli run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new XplorrCli(
                        new Invoker(environment, Optional.empty()), new PrintWriter(out), new PrintWriter(err))
                .run(arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }

    static String[] arguments(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Reads what was printed as one JSON object on one line. */
    JsonNode json() {
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

package io.xplorr.examples.cli.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** An AWS that somebody else has written, in a process of its own: moto, where it is installed. */
final class MotoServer implements AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final String endpoint;

    private MotoServer(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts moto; skips the test where it cannot be. */
    static MotoServer start() throws IOException {
        require("moto_server", "--help");
        require("python3", "-c", "import boto3");
        ProcessBuilder builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0");
        builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                drain(output);
                return new MotoServer(process, running.group(1));
            }
        }
        throw new AssertionError("moto_server did not start: " + lines);
    }

    /** Skips the test where a command does not run. */
    static void require(String... command) {
        assumeTrue(runs(command), String.join(" ", command) + " does not run");
    }

    String endpoint() {
        return endpoint;
    }

    /** Runs a Python script of the test's resources with the endpoint as its first argument, and reads what it prints. */
    JsonNode run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-", endpoint));
        command.addAll(List.of(arguments));
        Process python = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream source = MotoServer.class.getResourceAsStream("/" + script);
                var input = python.getOutputStream()) {
            assertThat(source).as(script).isNotNull();
            source.transferTo(input);
        }
        // All of it, the line's end included: the parser would close the pipe under the script after the last brace.
        JsonNode printed = new ObjectMapper().readTree(python.getInputStream().readAllBytes());
        assertThat(python.waitFor()).as(script).isZero();
        return printed;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy); // the command may be a shell script
        process.destroy();
    }

    /** A server whose output nobody reads stops when the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "moto-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notFound) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

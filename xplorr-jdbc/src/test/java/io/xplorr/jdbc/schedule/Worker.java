package io.xplorr.jdbc.schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker process of a test, whose lines go into a journal. */
final class Worker {
    private final Process process;
    private final Thread reader;

    private Worker(Process process, Thread reader) {
        this.process = process;
        this.reader = reader;
    }

    static Worker start(String name, String url, int connections, Journal journal) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterChild.class.getName(),
                        url,
                        Integer.toString(connections)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(() -> read(name, process, journal), "reader of " + name);
        reader.setDaemon(true);
        reader.start();
        return new Worker(process, reader);
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // SIGKILL
        process.waitFor();
        reader.join();
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Ends it in its own way, and returns whether that took less than a minute. */
    boolean stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        reader.join();
        return ended;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private static void read(String name, Process process, Journal journal) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                journal.add(name, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.xplorr.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Syncs 1,000,000 cost rows and 100,000 resources of 200 accounts in 17 regions from a fake AWS in a JVM of its own, in
 * smaller and smaller heaps, at default settings; and in the largest once into a store in an H2 file. Arguments: the heaps in
 * MB, largest first.
 */
public final class MillionRows {
    private static final List<String> HEAPS = List.of("128", "96", "80", "64", "56", "48");

    private MillionRows() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> heaps = arguments.length == 0 ? HEAPS : List.of(arguments);
        Process server =
                java("1g", LargeFakeAws.class).redirectError(Redirect.INHERIT).start();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String endpoint = told.readLine();
            System.out.println("Java " + Runtime.version() + ", "
                    + Runtime.getRuntime().availableProcessors() + " processors, fake AWS at " + endpoint);
            for (String heap : heaps) {
                if (!run(heap, "", endpoint)) {
                    break;
                }
            }
            Path file = Files.createTempDirectory("million-rows").resolve("store");
            run(heaps.get(0), " into H2", endpoint, file.toString());
        } finally {
            server.destroy();
        }
    }

    private static boolean run(String heap, String where, String... arguments)
            throws IOException, InterruptedException {
        int exit = java(heap + "m", SyncInSmallHeap.class, arguments)
                .inheritIO()
                .start()
                .waitFor();
        System.out.println("-Xmx" + heap + "m" + where + ": " + (exit == 0 ? "complete" : "failed, exit code " + exit));
        return exit == 0;
    }

    private static ProcessBuilder java(String heap, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}

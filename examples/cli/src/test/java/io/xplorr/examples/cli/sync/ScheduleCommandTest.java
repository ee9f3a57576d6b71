package io.xplorr.examples.cli.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.Cli;
import io.xplorr.examples.cli.CliProcess;
import io.xplorr.examples.cli.Customer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleCommandTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    private Customer customer;

    @BeforeEach
    void start() {
        customer = new Customer(folder);
    }

    @AfterEach
    void stop() {
        customer.close();
    }

    @Test
    void schedule_nothingVerified_saysSo() {
        customer.begin();

        Cli cli = customer.call("schedule");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err().lines()).singleElement().asString().contains("no connection is verified yet");
    }

    @Test
    void schedule_sigterm_endsGracefullyAndLeavesTheStoreUsable() throws IOException, InterruptedException {
        customer.begin();
        customer.makeRole();
        assertThat(customer.complete().exitCode()).isZero();

        Process process = schedule();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.contains("COMPLETE in")) {
                    assertLockedForOthers();
                    process.toHandle().destroy(); // SIGTERM, and its output can be read on
                }
            }
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(lines)
                .startsWith("Syncing 1 connections every 6h, until stopped.")
                .endsWith("Stopping.", "Stopped.");
        assertThat(customer.run("status").out()).contains("CONNECTED", "Last synced", "cost.daily");
    }

    private void assertLockedForOthers() {
        Cli other = customer.run("status");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err().lines()).singleElement().asString().contains("another process has the store");
    }

    private Process schedule() throws IOException {
        Map<String, String> environment = new HashMap<>(customer.environment());
        environment.put("AWS_ACCESS_KEY_ID", customer.ourKey.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", customer.ourKey.secretAccessKey());
        return CliProcess.start(List.of(), environment, List.of("schedule", "--endpoint=" + customer.aws.endpoint()));
    }
}

package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.aws.AccountOptions;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.SecretScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own, with everything logged that can be: no secret comes out of it. */
class CanaryTest {
    private static final String SESSION_TOKEN = "canary-session-token";
    private static final String DATASETS = "--datasets=cost.daily,inventory.instances";
    private static final String LOG = "-Dorg.slf4j.simpleLogger.log.";
    private static final List<String> TRACE = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");

    /** Those that the program ships with turned off too. */
    private static final List<String> EVERY_LOGGER = List.of(
            TRACE.get(0),
            LOG + "org.apache.hc.client5.http.wire=trace",
            LOG + "org.apache.hc.client5.http.headers=trace",
            LOG + "software.amazon.awssdk.http.auth=trace");

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
    void sync_roleWithEveryLoggerAtTrace_showsNoSecret() throws IOException, InterruptedException {
        String externalId = customer.begin();
        customer.makeRole();

        String output = run(
                0, EVERY_LOGGER, ourKey(), "sync", DATASETS, "--role-arn", Customer.ROLE, "--external-id", externalId);

        assertThat(customer.aws.calls().of("sts:AssumeRole").count()).isOne();
        assertNoSecret(output, externalId);
    }

    @Test
    void sync_accessKeyWithEveryLoggerAtTrace_showsNoSecret() throws IOException, InterruptedException {
        AccessKey key = customer.aws.accessKey(Customer.ACCOUNT);

        String output = run(
                2, // the fake knows no such session, and says so
                EVERY_LOGGER,
                Map.of(AccountOptions.SECRET, key.secretAccessKey(), AccountOptions.SESSION_TOKEN, SESSION_TOKEN),
                "sync",
                DATASETS,
                "--access-key-id",
                key.accessKeyId());

        assertNoSecret(output, key.secretAccessKey(), SESSION_TOKEN);
    }

    @Test
    void connect_everyLoggerAtTrace_showsNoSecret() throws IOException, InterruptedException {
        String externalId = customer.begin();
        customer.makeRole();

        String output =
                run(0, EVERY_LOGGER, ourKey(), "connect", "complete", Customer.NAME, "--role-arn", Customer.ROLE)
                        + run(0, EVERY_LOGGER, ourKey(), "connect", "verify", Customer.NAME)
                        + run(0, EVERY_LOGGER, ourKey(), "connect", "doctor", Customer.NAME);

        assertThat(output).contains("CONNECTED, verdict WORKS", "doctor, verdict WORKS");
        assertNoSecret(output, externalId);
    }

    /** The loggers of the client that the SDK makes for it are off, since they would show the token. */
    @Test
    void doctor_ofOurOwnSessionAtTrace_showsNoSecret() throws IOException, InterruptedException {
        Map<String, String> session = new HashMap<>(ourKey());
        session.put("AWS_SESSION_TOKEN", SESSION_TOKEN);

        String output = run(2, TRACE, session, "connect", "doctor"); // the fake knows no such session, and says so

        assertThat(output).contains("software.amazon.awssdk.request");
        assertNoSecret(output, SESSION_TOKEN);
    }

    private Map<String, String> ourKey() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                customer.ourKey.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                customer.ourKey.secretAccessKey());
    }

    private void assertNoSecret(String output, String... secrets) {
        SecretScan scan = SecretScan.ofFakeAws().and(customer.ourKey.secretAccessKey());
        for (String secret : secrets) {
            scan = scan.and(secret);
        }
        assertThat(output).contains("DEBUG", "TRACE");
        assertThat(scan.hitsIn(output)).isEmpty();
    }

    /** Returns all that the program printed. */
    private String run(int exitCode, List<String> logging, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(customer.environment());
        all.putAll(environment);
        Process process = CliProcess.start(
                logging, all, List.of(Cli.arguments(List.of(arguments), "--endpoint=" + customer.aws.endpoint())));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}

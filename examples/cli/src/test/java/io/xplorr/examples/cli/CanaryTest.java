package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own, with everything logged that can be: no secret comes out of it. */
class CanaryTest {
    private static final String ACCOUNT = "123456789012";
    private static final String VENDOR = "891377174505";
    private static final String EXTERNAL_ID = "xplorr-canary-external-id";

    @TempDir
    private Path folder;

    private final FakeAws aws = FakeAws.start(Estate.startup());

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void main_roleAtTrace_showsNoSecret() throws IOException, InterruptedException {
        AccessKey identity = aws.accessKey(VENDOR);
        String role = aws.role(ACCOUNT, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId(EXTERNAL_ID)
                .allowing("*:Get*", "*:List*", "*:Describe*")
                .arn();

        String output = run(
                0,
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        identity.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        identity.secretAccessKey()),
                "--role-arn",
                role,
                "--external-id",
                EXTERNAL_ID);

        assertThat(aws.calls().of("sts:AssumeRole").count()).isOne();
        assertThat(output)
                .contains("DEBUG", "TRACE")
                .doesNotContain(identity.secretAccessKey())
                .doesNotContain(EXTERNAL_ID)
                .doesNotContain("IQoJb3JpZ2luX2Vj") // how a session token begins
                .doesNotContain("<SecretAccessKey>");
    }

    @Test
    void main_accessKeyAtTrace_showsNoSecret() throws IOException, InterruptedException {
        AccessKey key = aws.accessKey(ACCOUNT);
        String sessionToken = "canary-session-token";

        String output = run(
                2, // the fake knows no such session, and says so
                Map.of("XPLORR_SECRET_ACCESS_KEY", key.secretAccessKey(), "XPLORR_SESSION_TOKEN", sessionToken),
                "--access-key-id",
                key.accessKeyId());

        assertThat(output)
                .contains("DEBUG", "TRACE")
                .doesNotContain(key.secretAccessKey())
                .doesNotContain(sessionToken);
    }

    /** Returns all that the program printed. */
    private String run(int exitCode, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = CliProcess.start(
                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"),
                environment,
                List.of(Cli.arguments(
                        List.of(
                                "sync",
                                "--json",
                                "--datasets=cost.daily,inventory.instances",
                                "--endpoint=" + aws.endpoint(),
                                "--store=" + folder.resolve("store")),
                        arguments)));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}

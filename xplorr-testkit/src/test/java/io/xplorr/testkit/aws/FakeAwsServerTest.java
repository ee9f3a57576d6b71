package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.access.AccessKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAwsServerTest {
    private static final AccessKey KEY = new AccessKey(
            "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Optional.empty(), FakeAwsServer.VENDOR);

    @Test
    void start_printsWhereItListens_andItsRolesTrustTheVendor() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FakeAws aws = FakeAwsServer.start(
                Flags.parse("--estate", "startup", "--external-id", "ext-7", "--verify-signatures"),
                new PrintStream(out, true, StandardCharsets.UTF_8))) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualToNormalizingNewlines("listening on " + aws.endpoint() + "\n");
            AwsClient session = AwsClient.of(aws, KEY, "us-east-1")
                    .assume("arn:aws:iam::123456789012:role/XplorrReadOnly", "ext-7");
            assertThat(session.query("ec2", "DescribeInstances").xml("//instanceId"))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "--colour red,      unknown flag: --colour",
        "--port,            --port needs a value",
        "--port eighty,     '--port must be a number, was: eighty'",
        "--estate village,  '--estate must be startup, company, enterprise or large, was: village'"
    })
    void flags_wrong_namedAndRefused(String line, String message) {
        assertThatThrownBy(() -> FakeAwsServer.start(
                        Flags.parse(line.split(" ", -1)),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

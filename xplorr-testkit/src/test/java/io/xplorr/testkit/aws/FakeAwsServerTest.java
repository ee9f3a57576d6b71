package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeAwsServerTest {
    private static final String STARTUP_ROLE = "arn:aws:iam::123456789012:role/XplorrReadOnly";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private int run(String... args) {
        return FakeAwsServer.run(print(out), print(err), args);
    }

    private FakeAws start(String... flags) {
        return FakeAwsServer.start(Flags.parse(flags), print(out));
    }

    private static AwsClient vendor(FakeAws aws) {
        return AwsClient.of(aws, FakeAwsServer.VENDOR_KEY, "us-east-1");
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "flag", ".json"), text)
                .toString();
    }

    @Test
    void start_printsWhereItListens_andItsRolesTrustTheVendor() {
        try (FakeAws aws = start("--estate", "startup", "--external-id", "ext-7", "--verify-signatures")) {
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualToNormalizingNewlines("listening on " + aws.endpoint() + "\n");
            AwsClient session = vendor(aws).assume(STARTUP_ROLE, "ext-7");
            assertThat(session.query("ec2", "DescribeInstances").xml("//instanceId"))
                    .isNotEmpty();
            assertThat(session.query("ec2", "TerminateInstances").errorCode()).isEqualTo("InvalidAction");
        }
    }

    @Test
    void policies_ofFiles_decideWhoMayDoWhat() throws IOException {
        String trust = file("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "arn:aws:iam::891377174505:root"},
                 "Condition": {"StringEquals": {"sts:ExternalId": "of-the-file"}}}}""");
        String permissions = file("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "rds:*", "Resource": "*"}}""");
        try (FakeAws aws = start("--estate", "startup", "--trust-policy", trust, "--permission-policy", permissions)) {
            AwsClient session = vendor(aws).assume(STARTUP_ROLE, "of-the-file");

            assertThat(session.query("rds", "DescribeDBInstances").status()).isEqualTo(200);
            assertThat(session.query("ec2", "DescribeInstances").errorCode()).isEqualTo("UnauthorizedOperation");
            assertThat(vendor(aws)
                            .query(
                                    "sts",
                                    "AssumeRole",
                                    "RoleArn",
                                    STARTUP_ROLE,
                                    "RoleSessionName",
                                    "xplorr",
                                    "ExternalId",
                                    "xplorr-ext-example")
                            .errorCode())
                    .isEqualTo("AccessDenied");
        }
    }

    @Test
    void iamOff_everyoneMayDoEverything() {
        try (FakeAws aws = start("--estate", "startup", "--iam", "off")) {
            AwsClient stranger = AwsClient.of(aws, aws.accessKey("999999999999"), "us-east-1");

            assertThat(stranger.assume(STARTUP_ROLE, "whatever")
                            .query("ec2", "DescribeInstances")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void faults_ofAFile_areArmedFromTheStart() throws IOException {
        String faults = file("[{\"fault\": \"throttle\", \"action\": \"sts:GetCallerIdentity\", \"first\": 1}]");
        try (FakeAws aws = start("--faults", faults)) {
            assertThat(vendor(aws).query("sts", "GetCallerIdentity").errorCode())
                    .isEqualTo("Throttling");
            assertThat(vendor(aws).query("sts", "GetCallerIdentity").status()).isEqualTo(200);
        }
    }

    @Test
    void throttling_andCostPageSize_count() {
        try (FakeAws aws = start("--throttling", "--cost-page-size", "2", "--seed", "7")) {
            AwsClient payer = AwsClient.of(aws, aws.accessKey("111122223333"), "us-east-1");
            long admitted = Stream.generate(() -> payer.json("organizations", "DescribeOrganization", "{}"))
                    .limit(5)
                    .filter(answer -> answer.status() == 200)
                    .count();

            assertThat(admitted).as("two at once, and one a second").isBetween(2L, 4L);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "--colour red;                  unknown flag: --colour",
                "--port;                        --port needs a value",
                "--port eighty;                 --port must be a number, was: eighty",
                "--port 70000;                  --port must be from 0 to 65535, was: 70000",
                "--port 0 --port 1;             --port is given twice",
                "--latency -1;                  --latency must be from 0 to 3600000, was: -1",
                "--cost-page-size 0;            --cost-page-size must be from 1 to 1000000, was: 0",
                "--estate village;              '--estate must be one of company, startup, enterprise, large, was: village'",
                "--iam maybe;                   '--iam must be one of on, off, was: maybe'",
                "--iam off --trust-policy x;    --iam must be on for a policy to count",
                "--trust-policy /no/such/file;  --trust-policy names a file that cannot be read: /no/such/file",
                "--faults /no/such/file;        --faults names a file that cannot be read: /no/such/file"
            })
    void run_wrongFlag_namedAndExits64(String line, String message) {
        assertThat(run(line.split(" ", -1))).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void run_malformedFiles_exit64() throws IOException {
        assertThat(run("--faults", file("[{\"fault\": \"flood\"}]"))).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("fault must be one of");
        assertThat(run("--permission-policy", file("{}"))).isEqualTo(64);
    }

    @Test
    void run_portTaken_saysSoAndExits1() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--estate", "startup", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("listening on port " + taken.getLocalPort() + " failed: ");
        }
    }

    @Test
    void help_tellsEveryFlag() {
        assertThat(run("--help")).isZero();
        assertThat(Stream.concat(Flags.VALUES.stream(), Flags.SWITCHES.stream()).filter(flag -> !flag.equals("--help")))
                .allSatisfy(flag ->
                        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("(?m)[ -]" + flag + "[ \\n]"));
    }

    private static Process process(String... args) throws IOException {
        return new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        FakeAwsServer.class.getName()),
                                Stream.of(args))
                        .toList())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void main_ofAProcess_exits64_orSaysWhereItListensAndRunsOn() throws IOException, InterruptedException {
        assertThat(process("--colour", "red").waitFor()).isEqualTo(64);

        Process server = process("--estate", "startup");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).matches("listening on http://127\\.0\\.0\\.1:\\d+");
            assertThat(server.isAlive()).isTrue();
        } finally {
            server.destroy();
        }
    }
}

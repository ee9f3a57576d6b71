package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/** Lets clients that others wrote judge the fake, where they are installed: boto3, the AWS CLI and JavaScript's SDK. */
class RefereeTest {
    private static final Path JAVA_SCRIPT = Path.of("src", "test", "js").toAbsolutePath();

    private record Run(int status, String output) {}

    private static Run run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static boolean isInstalled(String... command) throws InterruptedException {
        try {
            return run(Map.of(), command).status() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static FakeAws start(String... flags) {
        return FakeAwsServer.start(
                Flags.parse(flags), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    /** Lets a referee call a fresh enterprise; its last line says how much it saw. */
    private static void letJudge(String referee, String... command) throws IOException, InterruptedException {
        try (FakeAws aws = start("--estate", "enterprise", "--verify-signatures", "--cost-page-size", "50")) {
            String payer = aws.estate().accounts().get(0).id();
            Run run = run(
                    Map.of(),
                    Stream.concat(Stream.of(command), Stream.of(aws.endpoint().toString(), payer))
                            .toArray(String[]::new));

            assertThat(run.status()).as(run.output()).isZero();
            String counts = run.output().strip().lines().reduce("", (before, line) -> line);
            System.out.println(referee + ": " + counts);
            assertThat(counts).matches("passed \\d+: 24 operations, \\d+ pages, \\d\\d negative cases");
            assertThat(aws.calls().actions())
                    .as("23 of the actions: the two versions of ELB share one")
                    .hasSize(23);
            assertThat(aws.unmetFaults()).isEmpty();
        }
    }

    private static String resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RefereeTest.class.getResource(name))
                        .toURI())
                .toString();
    }

    @Test
    void boto3_allOperations_agreesByValue() throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(isInstalled("python3", "-c", "import boto3"), "python3 with boto3 is not installed");

        letJudge("boto3", "python3", resource("/referee.py"));
    }

    @Test
    void awsCli_allOperations_agreesByValue() throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(
                isInstalled("python3", "-c", "import awscli.clidriver"),
                "the AWS CLI is not installed as a package of python3");

        letJudge("the AWS CLI", "python3", resource("/referee_cli.py"));
    }

    @Test
    void javaScript_allOperations_agreesByValue() throws IOException, InterruptedException {
        assumeTrue(isInstalled("node", "--version"), "node is not installed");
        assumeTrue(
                Files.isDirectory(JAVA_SCRIPT.resolve("node_modules")),
                "the AWS SDK for JavaScript is not installed: run npm ci --ignore-scripts in " + JAVA_SCRIPT);

        letJudge(
                "AWS SDK for JavaScript",
                "node",
                JAVA_SCRIPT.resolve("referee.mjs").toString());
    }

    @Test
    void awsCli_listsAndPages() throws IOException, InterruptedException {
        assumeTrue(isInstalled("aws", "--version"), "the AWS CLI is not installed");

        try (FakeAws aws = start("--estate", "company", "--verify-signatures")) {
            Map<String, String> environment = Map.of(
                    "AWS_ACCESS_KEY_ID", "AKIAI44QH8DHBEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
                    "AWS_DEFAULT_REGION", "us-east-1",
                    "AWS_ENDPOINT_URL", aws.endpoint().toString());

            Run accounts = run(environment, "aws", "organizations", "list-accounts", "--page-size", "2");
            assertThat(accounts.status()).as(accounts.output()).isZero();
            assertThat(new ObjectMapper().readTree(accounts.output()).path("Accounts"))
                    .hasSize(5);
            assertThat(aws.calls().of("organizations:ListAccounts").count()).isEqualTo(3);

            Run denied = run(environment, command("aws ec2 describe-volumes --region me-south-1"));
            assertThat(denied.output()).contains("AuthFailure");
        }
    }

    private static String[] command(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        return words.toArray(String[]::new);
    }
}

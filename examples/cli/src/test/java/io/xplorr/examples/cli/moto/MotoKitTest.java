package io.xplorr.examples.cli.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Rotation;
import io.xplorr.record.DatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the administrator gets, run as it is pasted: by a shell and the AWS CLI, against an IAM and a CloudFormation that
 * somebody else has written.
 */
class MotoKitTest {
    private static final ExternalId PRESENT = ExternalId.ofStored("xplorr-ext-abcdefghijklmnopqrstuvwxyz234567");
    private static final String NEXT = "xplorr-ext-765432zyxwvutsrqponmlkjihgfedcba";
    private static final Rotation ROTATION = new Rotation(Instant.EPOCH, Optional.of(ExternalId.ofStored(NEXT)));
    private static final String ACCOUNT = "123456789012"; // moto's

    private static MotoServer moto;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        MotoServer.require("aws", "--version");
        moto = MotoServer.start();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void cliCommands_newRole_printTheArnAndNothingElse() throws Exception {
        AwsOnboarding kit = kit("Fresh").build();

        Shell made = paste(kit.cliCommands());

        assertThat(made).isEqualTo(new Shell(0, kit.expectedRole(ACCOUNT) + "\n", ""));
        assertThat(trusted("Fresh")).isEqualTo(json(kit.trustPolicy()));
        assertThat(policy("Fresh")).isEqualTo(json(kit.permissionPolicy()));
        assertThat(paste(kit.cliRemovalCommands())).isEqualTo(new Shell(0, "", ""));
    }

    @Test
    void cliCommands_roleOfThatNameExists_failAndLeaveItAsItIs() throws Exception {
        AwsOnboarding others = AwsOnboarding.builder(ExternalId.ofStored("of-somebody-else"))
                .roleName("Taken")
                .datasets(List.of(DatasetId.of("inventory.volumes")))
                .build();
        paste(others.cliCommands());

        Shell refused = paste(kit("Taken").build().cliCommands());

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("EntityAlreadyExists");
        assertThat(trusted("Taken")).isEqualTo(json(others.trustPolicy()));
        assertThat(policy("Taken")).isEqualTo(json(others.permissionPolicy()));
    }

    @Test
    void cliTrustCommand_rotation_acceptsBothIdsThenTheNextAlone() throws Exception {
        paste(kit("Rotated").build().cliCommands());
        AwsOnboarding both = rotating("Rotated").build();
        AwsOnboarding next = AwsOnboarding.builder(ExternalId.ofStored(NEXT))
                .roleName("Rotated")
                .build();

        assertThat(paste(both.cliTrustCommand())).isEqualTo(new Shell(0, "", ""));
        assertThat(trusted("Rotated")).isEqualTo(json(both.trustPolicy()));
        assertThat(paste(next.cliTrustCommand())).isEqualTo(new Shell(0, "", ""));
        assertThat(trusted("Rotated")).isEqualTo(json(next.trustPolicy()));
        assertThat(policy("Rotated")).isEqualTo(json(both.permissionPolicy()));
    }

    @Test
    void accessKeyCommands_newUser_printTheKeyOnOneLineAndAreUndone() throws Exception {
        AwsOnboarding kit = kit("Reader").build();

        Shell made = paste(kit.accessKeyCommands());

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).matches("AKIA[A-Z0-9]{16}\t\\S{40}\n");
        assertThat(paste(kit.accessKeyCommands()).out())
                .as("of a user that exists")
                .isEmpty();
        assertThat(paste(kit.accessKeyRemovalCommands())).isEqualTo(new Shell(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", NEXT})
    void stack_ofThePublicTemplate_trustsTheIdsThatAreFilledIn(String next) throws Exception {
        String name = next.isEmpty() ? "Stacked" : "StackedWithTwo";
        Path template =
                Files.writeString(folder.resolve("role.yaml"), kit(name).build().publicTemplate());

        Shell made =
                paste("aws cloudformation create-stack --stack-name " + name + " --template-body file://" + template
                        + " --capabilities CAPABILITY_NAMED_IAM --parameters ParameterKey=ExternalId,ParameterValue="
                        + PRESENT.reveal() + " ParameterKey=NextExternalId,ParameterValue=" + next);

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(trusted(name))
                .isEqualTo(json(
                        (next.isEmpty() ? kit(name) : rotating(name)).build().trustPolicy()));
    }

    private static AwsOnboarding.Builder kit(String roleName) {
        return AwsOnboarding.builder(PRESENT).roleName(roleName);
    }

    private static AwsOnboarding.Builder rotating(String roleName) {
        return AwsOnboarding.builder(PRESENT, ROTATION).roleName(roleName);
    }

    private JsonNode trusted(String role) throws Exception {
        return json(paste("aws iam get-role --role-name " + role + " --query Role.AssumeRolePolicyDocument")
                .out());
    }

    private JsonNode policy(String role) throws Exception {
        return json(
                paste("aws iam get-role-policy --policy-name XplorrReadOnly --query PolicyDocument --role-name " + role)
                        .out());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    /** Runs commands in a shell of their own, as an administrator of moto's account. */
    private Shell paste(String commands) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", commands);
        shell.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", moto.endpoint(),
                        "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_DEFAULT_OUTPUT", "json",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exitCode = shell.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Shell(exitCode, Files.readString(out), Files.readString(err));
    }

    private record Shell(int exitCode, String out, String err) {}
}

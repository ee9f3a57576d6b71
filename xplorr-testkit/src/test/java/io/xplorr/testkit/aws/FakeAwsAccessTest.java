package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what, and the words in which each service refuses. */
class FakeAwsAccessTest extends FakeAwsAccessFixture {
    /** Each protocol says the same thing in its own way. */
    static Stream<Arguments> services() {
        return Stream.of(
                arguments(
                        "ec2",
                        (Function<AwsClient, AwsClient.Answer>) client -> client.query("ec2", "DescribeVolumes"),
                        "UnauthorizedOperation 403",
                        "RequestExpired 400",
                        "AuthFailure 401"),
                arguments(
                        "rds",
                        (Function<AwsClient, AwsClient.Answer>) client -> client.query("rds", "DescribeDBInstances"),
                        "AccessDenied 403",
                        "ExpiredToken 403",
                        "InvalidClientTokenId 403"),
                arguments(
                        "ce",
                        (Function<AwsClient, AwsClient.Answer>) client -> client.json("ce", "GetCostAndUsage", MONTH),
                        "AccessDeniedException 400",
                        "ExpiredTokenException 400",
                        "UnrecognizedClientException 400"),
                arguments(
                        "organizations",
                        (Function<AwsClient, AwsClient.Answer>)
                                client -> client.json("organizations", "ListAccounts", "{}"),
                        "AccessDeniedException 400",
                        "ExpiredTokenException 400",
                        "UnrecognizedClientException 400"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void errors_ofAccess_haveCodeAndStatusOfTheService(
            String service,
            Function<AwsClient, AwsClient.Answer> call,
            String denied,
            String expired,
            String unknownKey) {
        role.allowing("nothing:*");
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");

        assertThat(codeAndStatus(call.apply(session))).isEqualTo(denied);
        clock.advance(Duration.ofHours(1));
        assertThat(codeAndStatus(call.apply(session))).isEqualTo(expired);
        AccessKey stranger = new AccessKey("AKIAIOSFODNN7EXAMPLE", "secret", Optional.empty(), PAYER);
        assertThat(codeAndStatus(call.apply(session.withKey(stranger)))).isEqualTo(unknownKey);
    }

    @Test
    void denied_ofCostExplorer_namesTheResourceAndTheReason() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");

        assertThat(session.json("ce", "GetCostAndUsage", MONTH).errorMessage())
                .isEqualTo(
                        "User: arn:aws:sts::111122223333:assumed-role/XplorrReadOnly/xplorr-test is not authorized to "
                                + "perform: ce:GetCostAndUsage on resource: "
                                + "arn:aws:ce:us-east-1:111122223333:/GetCostAndUsage because no identity-based policy allows the "
                                + "ce:GetCostAndUsage action");
    }

    @Test
    void deny_oneRegion_refusesThereOnlyUntilLifted() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        Runnable lift = aws.deny("ec2:DescribeInstances", "eu-west-3");

        assertThat(session.inRegion("eu-west-3")
                        .query("ec2", "DescribeInstances")
                        .errorMessage())
                .endsWith("with an explicit deny in a service control policy");
        assertThat(session.inRegion("eu-west-3").query("ec2", "DescribeVolumes").status())
                .isEqualTo(200);
        assertThat(session.query("ec2", "DescribeInstances").status()).isEqualTo(200);
        lift.run();
        assertThat(session.inRegion("eu-west-3")
                        .query("ec2", "DescribeInstances")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void region_notEnabled_looksLikeBadCredentials() {
        AwsClient payer = payer(aws);

        assertThat(payer.inRegion("me-south-1")
                        .query("ec2", "DescribeInstances")
                        .errorCode())
                .isEqualTo("AuthFailure");
        assertThat(payer.inRegion("me-south-1")
                        .query("rds", "DescribeDBInstances")
                        .errorCode())
                .isEqualTo("InvalidClientTokenId");
        aws.enableRegion(PAYER, "me-south-1");
        assertThat(payer.inRegion("me-south-1")
                        .query("ec2", "DescribeInstances")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void role_deleted_sessionsLoseTheirPermissions() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        aws.deleteRole(role);

        assertThat(session.query("ec2", "DescribeInstances").errorCode()).isEqualTo("UnauthorizedOperation");
        assertThat(session.query("sts", "GetCallerIdentity").status()).isEqualTo(200);
        assertThat(vendor(aws)
                        .query("sts", "AssumeRole", "RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1")
                        .errorCode())
                .isEqualTo("AccessDenied");
    }

    @Test
    void accessKey_withFewPermissions_deniedTheRest() {
        AwsClient client = AwsClient.of(aws, aws.accessKey(PAYER, Permissions.allowing("ce:*")), "us-east-1");

        assertThat(client.json("ce", "GetCostAndUsage", MONTH).status()).isEqualTo(200);
        assertThat(client.query("ec2", "DescribeVolumes").errorCode()).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void accessKey_text_keepsItsSecretsToItself() {
        AccessKey key = aws.accessKey(PAYER);

        assertThat(key.toString()).contains(key.accessKeyId()).doesNotContain(key.secretAccessKey());
    }

    @Test
    void costExplorer_neverOpened_refusedInItsOwnWords() {
        aws.costExplorer(CostExplorerSettings.notEnabled());

        AwsClient.Answer answer = payer(aws).json("ce", "GetCostAndUsage", MONTH);

        assertThat(codeAndStatus(answer)).isEqualTo("AccessDeniedException 400");
        assertThat(answer.errorMessage()).isEqualTo("User not enabled for cost explorer access");
    }
}

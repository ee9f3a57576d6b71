package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.estate.CostExplorerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAwsAccessTest extends FakeAwsFixture {
    private static final String MONTH =
            "{\"TimePeriod\":{\"Start\":\"2026-11-01\",\"End\":\"2026-11-10\"},\"Granularity\":\"MONTHLY\","
                    + "\"Metrics\":[\"UnblendedCost\"]}";
    private FakeAws aws;
    private FakeRole role;

    @BeforeEach
    void begin() {
        aws = start(organization(), FakeAws.Builder::verifySignatures);
        role = aws.role(PAYER, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId("ext-1")
                .allowing("ec2:Describe*");
    }

    @Test
    void assumeRole_rightExternalId_givesSessionUntilItExpires() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");

        AwsClient.Answer whoAmI = session.query("sts", "GetCallerIdentity");
        assertThat(whoAmI.xml("//Arn"))
                .containsExactly("arn:aws:sts::111122223333:assumed-role/XplorrReadOnly/xplorr-test");
        assertThat(whoAmI.xml("//Account")).containsExactly(PAYER);
        clock.advance(Duration.ofMinutes(59));
        assertThat(session.query("sts", "GetCallerIdentity").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(session.query("sts", "GetCallerIdentity").errorCode()).isEqualTo("ExpiredToken");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wrong ID,       arn:aws:iam::111122223333:role/XplorrReadOnly, ext-2",
        "no such role,   arn:aws:iam::111122223333:role/Nobody,         ext-1",
        "other account,  arn:aws:iam::444455556666:role/XplorrReadOnly, ext-1"
    })
    void assumeRole_refused_sameWordsWhateverTheReason(String name, String arn, String externalId) {
        AwsClient.Answer answer = vendor(aws)
                .query("sts", "AssumeRole", "RoleArn", arn, "RoleSessionName", "xplorr", "ExternalId", externalId);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("AccessDenied");
        assertThat(answer.errorMessage())
                .isEqualTo("User: arn:aws:iam::891377174505:user/user is not authorized to perform: sts:AssumeRole on "
                        + "resource: " + arn);
    }

    @Test
    void assumeRole_withoutTheExternalId_refused() {
        assertThat(vendor(aws)
                        .query("sts", "AssumeRole", "RoleArn", ROLE, "RoleSessionName", "xplorr")
                        .errorCode())
                .isEqualTo("AccessDenied");
    }

    @Test
    void assumeRole_strangerWithRightId_refused() {
        AwsClient stranger = AwsClient.of(aws, aws.accessKey("999999999999"), "eu-west-1");

        assertThat(stranger.query(
                                "sts",
                                "AssumeRole",
                                "RoleArn",
                                ROLE,
                                "RoleSessionName",
                                "xplorr",
                                "ExternalId",
                                "ext-1")
                        .errorCode())
                .isEqualTo("AccessDenied");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "DurationSeconds, 899,     ValidationError",
        "DurationSeconds, 43201,   ValidationError",
        "DurationSeconds, 7200,    ValidationError",
        "DurationSeconds, ten,     ValidationError",
        "RoleSessionName, a b,     ValidationError",
        "ExternalId,      a b,     ValidationError",
        "Policy,          nonsense, MalformedPolicyDocument",
        "PolicyArns.member.1.arn,      arn:aws:iam::aws:policy/ReadOnlyAccess, ValidationError",
        "TransitiveTagKeys.member.1,   team,                                  ValidationError",
        "SerialNumber,                 arn:aws:iam::891377174505:mfa/user,    ValidationError"
    })
    void assumeRole_badArgument_namedError(String parameter, String value, String code) {
        AwsClient.Answer answer = vendor(aws)
                .query(
                        "sts",
                        "AssumeRole",
                        "RoleArn",
                        ROLE,
                        "RoleSessionName",
                        "xplorr",
                        "ExternalId",
                        "ext-1",
                        parameter,
                        value);

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void assumeRole_longerThanTheRoleAllows_onlyIfTheRoleIsChanged() {
        String[] twoHours = {
            "RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1", "DurationSeconds", "7200"
        };
        assertThat(vendor(aws).query("sts", "AssumeRole", twoHours).errorMessage())
                .contains("exceeds the MaxSessionDuration");

        role.maxSessionDuration(Duration.ofHours(2));

        assertThat(vendor(aws).query("sts", "AssumeRole", twoHours).xml("//Expiration"))
                .containsExactly("2026-11-23T12:00:00Z");
    }

    @Test
    void assumeRole_bySessionForTwoHours_refusedAsChaining() {
        aws.role(VENDOR, "worker").trusting(VENDOR).allowing("sts:AssumeRole");
        role.maxSessionDuration(Duration.ofHours(12));
        AwsClient worker = vendor(aws).assume("arn:aws:iam::891377174505:role/worker", "ext-1");

        assertThat(worker.query(
                                "sts",
                                "AssumeRole",
                                "RoleArn",
                                ROLE,
                                "RoleSessionName",
                                "xplorr",
                                "ExternalId",
                                "ext-1",
                                "DurationSeconds",
                                "7200")
                        .errorMessage())
                .contains("1 hour session limit for roles assumed by role chaining");
    }

    @Test
    void assumeRole_regionOffInTheRolesAccount_regionDisabled() {
        aws.disableRegion(PAYER, "eu-west-1");

        AwsClient.Answer answer = vendor(aws)
                .query("sts", "AssumeRole", "RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1");

        assertThat(answer.errorCode()).isEqualTo("RegionDisabledException");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void assumeRole_sessionPolicyThatTheFakeCannotJudge_refused() {
        String policy = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}}}}";
        AwsClient.Answer answer = vendor(aws)
                .query(
                        "sts",
                        "AssumeRole",
                        "RoleArn",
                        ROLE,
                        "RoleSessionName",
                        "xplorr",
                        "ExternalId",
                        "ext-1",
                        "Policy",
                        policy);

        assertThat(answer.errorCode()).isEqualTo("ValidationError");
        assertThat(answer.errorMessage()).contains("does not simulate").contains("aws:ResourceTag/team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetCallerIdentity", "AssumeRole"})
    void sts_inARegionThatTheCallerHasNotEnabled_looksLikeBadCredentials(String operation) {
        AwsClient.Answer answer = vendor(aws)
                .inRegion("me-south-1")
                .query("sts", operation, "RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1");

        assertThat(codeAndStatus(answer)).isEqualTo("InvalidClientTokenId 403");
    }

    @Test
    void assumeRole_inAnOptInRegion_needsItEnabledOnBothSides() {
        String[] parameters = {"RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1"};
        AwsClient vendor = vendor(aws).inRegion("me-south-1");
        aws.enableRegion(VENDOR, "me-south-1");

        assertThat(vendor.query("sts", "AssumeRole", parameters).errorCode()).isEqualTo("RegionDisabledException");
        aws.enableRegion(PAYER, "me-south-1");
        assertThat(vendor.query("sts", "AssumeRole", parameters).status()).isEqualTo(200);
    }

    @Test
    void assumeRole_sessionPolicy_narrowsTheRole() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ec2:DescribeVolumes\","
                        + "\"Resource\":\"*\"}]}";
        AwsClient.Answer answer = vendor(aws)
                .query(
                        "sts",
                        "AssumeRole",
                        "RoleArn",
                        ROLE,
                        "RoleSessionName",
                        "xplorr",
                        "ExternalId",
                        "ext-1",
                        "Policy",
                        policy);
        AwsClient session = vendor(aws)
                .withKey(new AccessKey(
                        answer.xml("//AccessKeyId").get(0),
                        answer.xml("//SecretAccessKey").get(0),
                        Optional.of(answer.xml("//SessionToken").get(0)),
                        PAYER));

        assertThat(session.query("ec2", "DescribeVolumes").status()).isEqualTo(200);
        assertThat(session.query("ec2", "DescribeInstances").errorMessage())
                .endsWith("because no session policy allows the ec2:DescribeInstances action");
        assertThat(answer.xml("//PackedPolicySize")).containsExactly("5");
    }

    @Test
    void trustPolicy_inJson_decides() {
        aws.role(PAYER, "ByPolicy")
                .trustPolicy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "\"arn:aws:iam::891377174505:root\"},\"Action\":\"sts:AssumeRole\",\"Condition\":"
                        + "{\"StringEquals\":{\"sts:ExternalId\":\"ext-9\"}}}]}");
        String arn = "arn:aws:iam::111122223333:role/ByPolicy";

        assertThat(vendor(aws)
                        .assume(arn, "ext-9")
                        .query("sts", "GetCallerIdentity")
                        .status())
                .isEqualTo(200);
        assertThat(vendor(aws)
                        .query("sts", "AssumeRole", "RoleArn", arn, "RoleSessionName", "xplorr", "ExternalId", "ext-1")
                        .errorCode())
                .isEqualTo("AccessDenied");
    }

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

    private static String codeAndStatus(AwsClient.Answer answer) {
        return answer.errorCode() + " " + answer.status();
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
    void signature_withWrongSecret_refused() {
        AccessKey key = aws.accessKey(PAYER);
        AccessKey wrong = new AccessKey(key.accessKeyId(), "not the secret", Optional.empty(), PAYER);

        assertThat(payer(aws).withKey(wrong).query("rds", "DescribeDBInstances").errorCode())
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(payer(aws)
                        .withKey(wrong)
                        .json("ce", "GetCostAndUsage", MONTH)
                        .errorCode())
                .isEqualTo("InvalidSignatureException");
    }

    @Test
    void signature_sixteenMinutesOld_refusedWithTheTimes() {
        AccessKey key = aws.accessKey(PAYER);
        AwsClient late =
                new AwsClient(aws.endpoint(), key, "us-east-1", Clock.offset(aws.clock(), Duration.ofMinutes(-16)));

        assertThat(late.json("ce", "GetCostAndUsage", MONTH).errorMessage())
                .isEqualTo(
                        "Signature expired: 20261123T094400Z is now earlier than 20261123T094500Z (20261123T100000Z - "
                                + "15 min.)");
    }

    @ParameterizedTest(name = "{0} signed for {1} in {2}")
    @CsvSource({
        "ec2,  rds, eu-west-1, AuthFailure,               validate the provided access credentials",
        "rds,  ec2, eu-west-1, SignatureDoesNotMatch,     Credential should be scoped to correct service: 'rds'.",
        "elb,  elb, eu-west-1, SignatureDoesNotMatch,     scoped to correct service: 'elasticloadbalancing'.",
        "ce,   ec2, us-east-1, InvalidSignatureException, Credential should be scoped to correct service: 'ce'.",
        "ce,   ce,  eu-west-1, InvalidSignatureException, should be scoped to a valid region, not 'eu-west-1'."
    })
    void signature_ofAnotherScope_refused(String service, String signed, String region, String code, String message) {
        AwsClient client = payer(aws).scopedTo(signed, region);

        AwsClient.Answer answer =
                service.equals("ce") ? client.json("ce", "GetCostAndUsage", MONTH) : client.query(service, "Describe");

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.errorMessage()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "x-amz-date"})
    void signature_thatLeavesOutAHeader_refused(String header) {
        AwsClient.Answer answer = payer(aws).withoutSigning(header).query("rds", "DescribeDBInstances");

        assertThat(answer.errorCode()).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.errorMessage())
                .isEqualTo("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void session_withoutItsToken_isUnknown() {
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        AccessKey key = aws.accessKey(PAYER);
        AccessKey withToken = new AccessKey(key.accessKeyId(), key.secretAccessKey(), Optional.of("x"), PAYER);

        assertThat(session.withKey(withToken)
                        .query("rds", "DescribeDBInstances")
                        .errorCode())
                .isEqualTo("InvalidClientTokenId");
    }

    @Test
    void costExplorer_neverOpened_refusedInItsOwnWords() {
        aws.costExplorer(CostExplorerSettings.notEnabled());

        AwsClient.Answer answer = payer(aws).json("ce", "GetCostAndUsage", MONTH);

        assertThat(codeAndStatus(answer)).isEqualTo("AccessDeniedException 400");
        assertThat(answer.errorMessage()).isEqualTo("User not enabled for cost explorer access");
    }
}

package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.access.AccessKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is given a session of a role, and for what. */
class FakeAwsAssumeRoleTest extends FakeAwsAccessFixture {
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
        AwsClient.Answer answer = assume(parameter, value);

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} = {1}, {2} = {3}")
    @CsvSource({
        "team,  web, project, '',  200",
        "team,  web, TEAM,    app, 400",
        "'',    web, project, app, 400",
        "te!am, web, project, app, 400",
        "team,  w#b, project, app, 400"
    })
    void assumeRole_sessionTags_asTheModelSays(String key, String value, String other, String otherValue, int status) {
        AwsClient.Answer answer = assume(
                "Tags.member.1.Key",
                key,
                "Tags.member.1.Value",
                value,
                "Tags.member.2.Key",
                other,
                "Tags.member.2.Value",
                otherValue);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(status == 200 ? "ValidationError" : answer.errorCode()).isEqualTo("ValidationError");
    }

    @Test
    void assumeRole_tagWithoutValueOrTooMany_refused() {
        List<String> parameters = new ArrayList<>(
                List.of("RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1", "Tags.member.1.Key", "a"));
        assertThat(vendor(aws)
                        .query("sts", "AssumeRole", parameters.toArray(String[]::new))
                        .errorMessage())
                .contains("'value'");

        parameters.addAll(List.of("Tags.member.1.Value", ""));
        for (int i = 2; i <= 51; i++) {
            parameters.addAll(List.of("Tags.member." + i + ".Key", "k" + i, "Tags.member." + i + ".Value", ""));
        }
        assertThat(vendor(aws)
                        .query("sts", "AssumeRole", parameters.toArray(String[]::new))
                        .errorMessage())
                .contains("length less than or equal to 50");
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

        AwsClient.Answer answer = assume();

        assertThat(answer.errorCode()).isEqualTo("RegionDisabledException");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void assumeRole_sessionPolicyThatTheFakeCannotJudge_refused() {
        String policy = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/team\":\"a\"}}}}";
        AwsClient.Answer answer = assume("Policy", policy);

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
        AwsClient.Answer answer = assume("Policy", policy);
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

    /** Assumes the role as it asks to be, with more parameters: names and values. */
    private AwsClient.Answer assume(String... more) {
        List<String> parameters =
                new ArrayList<>(List.of("RoleArn", ROLE, "RoleSessionName", "xplorr", "ExternalId", "ext-1"));
        parameters.addAll(List.of(more));
        return vendor(aws).query("sts", "AssumeRole", parameters.toArray(String[]::new));
    }
}

package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.access.Denial;
import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.access.Trust;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Organization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies in JSON that limit what credentials may do, seen from outside. */
class FakeAwsPolicyTest extends FakeAwsFixture {
    private static final String ONLY_EU_WEST_1 = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Resource": "*",
             "NotAction": ["ce:*", "organizations:*", "sts:*"],
             "Condition": {"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}}}}""";
    private static final String BY_POLICY = "with an explicit deny in a service control policy";

    private AwsClient member(FakeAws aws) {
        return AwsClient.of(aws, aws.accessKey(MEMBER), "us-east-1");
    }

    private static String deny(String action) {
        return statement("Deny", action);
    }

    private static String statement(String effect, String action) {
        return "{\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}";
    }

    @Test
    void serviceControlPolicy_thatPinsRegions_refusesMembersElsewhere_butNotWhatItSpares() {
        FakeAws aws = start(organization());
        aws.serviceControlPolicy(ONLY_EU_WEST_1);
        AwsClient member = member(aws);

        assertThat(member.query("ec2", "DescribeInstances").errorMessage()).endsWith(BY_POLICY);
        assertThat(member.inRegion("eu-west-1")
                        .query("ec2", "DescribeInstances")
                        .status())
                .isEqualTo(200);
        assertThat(member.json("organizations", "DescribeOrganization", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void serviceControlPolicy_spares_theManagementAccountAndStrangers() {
        FakeAws aws = start(organization());
        aws.role(MEMBER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("*");
        aws.serviceControlPolicy(deny("*"));

        assertThat(payer(aws).query("ec2", "DescribeInstances").status()).isEqualTo(200);
        AwsClient session = vendor(aws).assume("arn:aws:iam::444455556666:role/XplorrReadOnly", "ext-1");
        assertThat(session.query("ec2", "DescribeInstances").errorMessage()).endsWith(BY_POLICY);
    }

    @Test
    void serviceControlPolicy_ofAnAccountThatHasLeft_isOver() {
        Account left = Account.of(MEMBER, "Member").withLeft(Instant.parse("2026-11-01T00:00:00Z"));
        FakeAws aws =
                start(Estate.builder().account(PAYER, "Payer").account(left).organization("o-exampleorgid", PAYER));
        aws.serviceControlPolicy(deny("*"));

        assertThat(member(aws).query("ec2", "DescribeInstances").status()).isEqualTo(200);
    }

    @Test
    void serviceControlPolicy_severalOfThem_addUpUntilDetached() {
        FakeAws aws = start(organization());
        Runnable detach = aws.serviceControlPolicy(deny("ec2:*"));
        aws.serviceControlPolicy(deny("rds:*"));
        aws.serviceControlPolicy(statement("Allow", "elasticloadbalancing:*"));
        AwsClient member = member(aws);

        assertThat(member.query("ec2", "DescribeInstances").errorMessage()).endsWith(BY_POLICY);
        assertThat(member.query("rds", "DescribeDBInstances").errorMessage()).endsWith(BY_POLICY);
        assertThat(member.query("elb", "DescribeLoadBalancers").status()).isEqualTo(200);
        detach.run();
        assertThat(member.query("ec2", "DescribeInstances").status()).isEqualTo(200);
        assertThat(member.query("rds", "DescribeDBInstances").status()).isEqualTo(403);
    }

    @Test
    void serviceControlPolicy_withoutAnOrganisationOfAllFeatures_refused() {
        FakeAws alone = start(Estate.builder().account(PAYER, "Alone"));
        FakeAws billing = start(Estate.builder()
                .account(PAYER, "Payer")
                .organization(new Organization("o-exampleorgid", PAYER, "CONSOLIDATED_BILLING")));

        assertThatThrownBy(() -> alone.serviceControlPolicy(deny("*"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> billing.serviceControlPolicy(deny("*"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofServiceControlPolicy_deniesWhatItDenies_andAllowsAllElse() {
        FakeAws aws = start(organization());
        AwsClient client = payer(aws)
                .withKey(aws.accessKey(PAYER, Permissions.ofServiceControlPolicy(deny("ec2:DescribeVolumes"))));

        assertThat(client.query("ec2", "DescribeVolumes").errorMessage()).endsWith(BY_POLICY);
        assertThat(client.query("ec2", "DescribeInstances").status()).isEqualTo(200);
    }

    private static String when(String operator, String key, String value) {
        return statement("Allow", "*")
                .replace(
                        "\"Resource\"",
                        "\"Condition\":{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}},\"Resource\"");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "DateLessThan,    aws:CurrentTime,            2026-11-24,           true",
        "DateLessThan,    aws:CurrentTime,            2026-11-23,           false",
        "NumericLessThan, aws:EpochTime,              2000000000,           true",
        "StringEquals,    aws:PrincipalOrgID,         o-exampleorgid,       true",
        "StringEquals,    aws:PrincipalOrgID,         o-otherorgid,         false",
        "StringEquals,    ec2:Region,                 eu-west-1,            true",
        "StringEquals,    ec2:Region,                 eu-west-2,            false",
        "StringEquals,    aws:RequestedRegion,        eu-west-1,            true",
        "StringEquals,    aws:PrincipalAccount,       111122223333,         true",
        "StringEquals,    aws:PrincipalType,          AssumedRole,          true",
        "StringLike,      aws:userid,                 *:xplorr-test,        true",
        "Bool,            aws:SecureTransport,        true,                 true",
        "Bool,            aws:MultiFactorAuthPresent, false,                true",
        "Null,            aws:username,               true,                 true"
    })
    void ofPolicy_withACondition_looksAtTheCall(String operator, String key, String value, boolean allowed) {
        FakeAws aws = start(organization());
        aws.role(PAYER, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId("ext-1")
                .permissionPolicy(when(operator, key, value));

        int status = vendor(aws)
                .assume(ROLE, "ext-1")
                .query("ec2", "DescribeInstances")
                .status();

        assertThat(status == 200).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "StringEquals, aws:username,               user,                           true",
        "StringEquals, aws:PrincipalType,          User,                           true",
        "Null,         aws:PrincipalOrgID,         true,                           true",
        "Null,         aws:MultiFactorAuthPresent, true,                           true",
        "StringEquals, sts:ExternalId,             ext-1,                          true",
        "StringEquals, sts:ExternalId,             ext-2,                          false",
        "StringEquals, sts:RoleSessionName,        xplorr-test,                    true"
    })
    void ofPolicy_ofAUser_looksAtTheCall(String operator, String key, String value, boolean allowed) {
        FakeAws aws = start(organization());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1");
        AwsClient user = vendor(aws).withKey(aws.accessKey(VENDOR, Permissions.ofPolicy(when(operator, key, value))));

        int status = user.query(
                        "sts", "AssumeRole", "RoleArn", ROLE, "RoleSessionName", "xplorr-test", "ExternalId", "ext-1")
                .status();

        assertThat(status == 200).isEqualTo(allowed);
    }

    @Test
    void policy_withAConditionKeyThatTheFakeDoesNotKnow_refusedAsItIsRead() {
        FakeAws aws = start(organization());
        String policy = when("StringEquals", "aws:ResourceTag/team", "a");
        String trust = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\","
                + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-exampleorgid\"}}}}";

        assertThatThrownBy(() -> aws.serviceControlPolicy(policy)).hasMessageContaining("aws:ResourceTag/team");
        assertThatThrownBy(() -> Permissions.ofPolicy(policy)).hasMessageContaining("aws:ResourceTag/team");
        assertThatThrownBy(() -> Trust.ofPolicy(trust)).hasMessageContaining("aws:PrincipalOrgID");
    }

    @Test
    void denial_withDetails_linksToTheConsole() {
        FakeAws aws = start(organization());
        Permissions linking = request -> Optional.of(
                Denial.implicit("permissions boundary", request.action()).withDetails(request.region(), "id-1"));
        AwsClient client = payer(aws).withKey(aws.accessKey(PAYER, linking));

        assertThat(client.query("rds", "DescribeDBInstances").errorMessage())
                .contains("because no permissions boundary allows the rds:DescribeDBInstances action. Go to "
                        + "https://eu-west-1.console.aws.amazon.com/iam/home")
                .contains("#/authorization-details/id-1 for complete details")
                .endsWith("with the following authorization id: id-1");
    }

    @Test
    void ofBoundary_leavesWhatItAllows() {
        FakeAws aws = start(organization());
        Permissions bounded = Permissions.allowing("ec2:*", "rds:*")
                .and(Permissions.ofBoundary(statement("Allow", "ec2:DescribeInstances")));
        AwsClient client = payer(aws).withKey(aws.accessKey(PAYER, bounded));

        assertThat(client.query("ec2", "DescribeInstances").status()).isEqualTo(200);
        assertThat(client.query("ec2", "DescribeVolumes").errorMessage())
                .endsWith("because no permissions boundary allows the ec2:DescribeVolumes action");
        assertThat(client.query("elb", "DescribeLoadBalancers").errorMessage())
                .contains("because no identity-based policy allows");
    }
}

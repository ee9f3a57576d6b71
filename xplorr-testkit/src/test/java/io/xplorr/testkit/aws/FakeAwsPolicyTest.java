package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.testkit.aws.access.Permissions;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Organization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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

package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.ClassicLoadBalancer;
import io.xplorr.testkit.aws.estate.Database;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import io.xplorr.testkit.aws.estate.LoadBalancer;
import io.xplorr.testkit.aws.estate.Resource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/** What an estate says of its resources is what the answers say. */
class FakeAwsChosenFieldsTest extends FakeAwsFixture {
    private AwsClient holding(Resource resource) {
        return payer(start(organization().place(PAYER, "eu-west-1", resource)));
    }

    @Test
    void describeInstances_imageAndNetwork_areTheChosen() {
        AwsClient.Answer answer = holding(Instance.builder("i-1")
                        .imageId("ami-1")
                        .network("vpc-1", "subnet-1")
                        .build())
                .query("ec2", "DescribeInstances");

        assertThat(answer.xml("//imageId")).containsExactly("ami-1");
        assertThat(answer.xml("//vpcId")).as("its own and its interface's").containsExactly("vpc-1", "vpc-1");
        assertThat(answer.xml("//subnetId")).containsExactly("subnet-1", "subnet-1");
    }

    @Test
    void describeLoadBalancers_arnNameAndNetwork_areTheChosen() {
        String arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/0123456789abcdef";
        AwsClient client = holding(LoadBalancer.builder("web")
                .arn(arn)
                .dnsName("web.example.com")
                .vpcId("vpc-1")
                .build());

        AwsClient.Answer answer = client.query("elbv2", "DescribeLoadBalancers", "LoadBalancerArns.member.1", arn);

        assertThat(answer.xml("//LoadBalancerArn")).containsExactly(arn);
        assertThat(answer.xml("//DNSName")).containsExactly("web.example.com");
        assertThat(answer.xml("//VpcId")).containsExactly("vpc-1");
    }

    @Test
    void describeClassicLoadBalancers_nameAndNetwork_areTheChosen() {
        AwsClient.Answer answer = holding(ClassicLoadBalancer.builder("old")
                        .dnsName("old.example.com")
                        .vpcId("vpc-1")
                        .build())
                .query("elb", "DescribeLoadBalancers");

        assertThat(answer.xml("//DNSName")).containsExactly("old.example.com");
        assertThat(answer.xml("//VPCId")).containsExactly("vpc-1");
    }

    @Test
    void describeDbInstances_storageLicenceAndAccess_areTheChosen() {
        AwsClient.Answer answer = holding(Database.builder("db")
                        .storageType("io1")
                        .iops(3000)
                        .throughput(250)
                        .encrypted(false)
                        .licenseModel("license-included")
                        .publiclyAccessible()
                        .build())
                .query("rds", "DescribeDBInstances");

        assertThat(answer.xml("//Iops")).containsExactly("3000");
        assertThat(answer.xml("//StorageThroughput")).containsExactly("250");
        assertThat(answer.xml("//StorageEncrypted")).containsExactly("false");
        assertThat(answer.xml("//LicenseModel")).containsExactly("license-included");
        assertThat(answer.xml("//PubliclyAccessible")).containsExactly("true");
    }

    @Test
    void describeDbInstances_noIopsOfItsOwn_saysNothingOfThem() {
        AwsClient.Answer answer = holding(Database.builder("db").build()).query("rds", "DescribeDBInstances");

        assertThat(answer.xml("//Iops")).isEmpty();
        assertThat(answer.xml("//StorageThroughput")).isEmpty();
    }

    @Test
    void listAccounts_joinedMethod_isTheChosen() {
        Instant joined = Instant.parse("2026-01-02T03:04:05Z");
        Estate.Builder estate = Estate.builder()
                .account(Account.of(PAYER, "Payer").withJoined(joined).withJoinedMethod("CREATED"))
                .organization("o-exampleorgid", PAYER);

        JsonNode account = payer(start(estate))
                .json("organizations", "ListAccounts", "{}")
                .json()
                .get("Accounts")
                .get(0);

        assertThat(account.get("JoinedMethod").textValue()).isEqualTo("CREATED");
        assertThat(account.get("JoinedTimestamp").doubleValue()).isEqualTo(joined.getEpochSecond());
    }
}

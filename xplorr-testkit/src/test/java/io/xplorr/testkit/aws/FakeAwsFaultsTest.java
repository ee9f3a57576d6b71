package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each fault does to the calls that it meets. */
class FakeAwsFaultsTest extends FakeAwsFaultsFixture {
    @Test
    void throttle_hasTheCodeOfEachService() {
        FakeAws aws = start(estate());
        aws.arm(Fault.throttle(), CallMatcher.anyCall());
        AwsClient client = payer(aws);

        assertThat(List.of(
                        codeAndStatus(client.query("ec2", "DescribeInstances")),
                        codeAndStatus(client.query("elb", "DescribeLoadBalancers")),
                        codeAndStatus(client.query("rds", "DescribeDBInstances")),
                        codeAndStatus(client.query("sts", "GetCallerIdentity")),
                        codeAndStatus(client.json("ce", "GetTags", "{}")),
                        codeAndStatus(client.json("organizations", "ListAccounts", "{}"))))
                .containsExactly(
                        "RequestLimitExceeded 503",
                        "ThrottlingException 400",
                        "Throttling 400",
                        "Throttling 400",
                        "LimitExceededException 400",
                        "TooManyRequestsException 400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity-based | with an explicit deny in an identity-based policy",
                "permissions boundary | with an explicit deny in a permissions boundary",
                "role trust | with an explicit deny in the role trust policy"
            })
    void denyBy_eachKindOfPolicy_isNamedAsAwsNamesIt(String kind, String reason) {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy(kind), CallMatcher.action(INSTANCES));

        assertThat(payer(aws).query("ec2", "DescribeInstances").errorMessage()).endsWith(" " + reason);
    }

    @Test
    void denyBy_aNamedPolicy_endsWithItsArn() {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy("session", "arn:aws:iam::aws:policy/X"), CallMatcher.action(INSTANCES));

        assertThat(payer(aws).query("ec2", "DescribeInstances").errorMessage())
                .endsWith(" with an explicit deny in a session policy: arn:aws:iam::aws:policy/X");
    }

    @Test
    void deny_speaksTheWordsOfThatKindOfPolicy() {
        FakeAws aws = start(estate());
        aws.arm(Fault.denyBy("service control"), CallMatcher.action(INSTANCES).first(1));
        aws.arm(Fault.deny(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeInstances").errorMessage())
                .endsWith("with an explicit deny in a service control policy");
        assertThat(client.query("ec2", "DescribeInstances").errorMessage())
                .endsWith("because no identity-based policy allows the ec2:DescribeInstances action");
    }

    @Test
    void expireSession_endsItForGood_andSparesKeys() {
        FakeAws aws = start(estate());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("*");
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        aws.arm(Fault.expireSession(), CallMatcher.action(INSTANCES).first(1));

        assertThat(codes(session, 2)).containsExactly("RequestExpired", "RequestExpired");
        assertThat(session.query("rds", "DescribeDBInstances").errorCode()).isEqualTo("ExpiredToken");
        assertThat(codes(vendor(aws).assume(ROLE, "ext-1"), 1)).containsExactly("");
        assertThat(codes(payer(aws), 1)).containsExactly("");
    }

    @Test
    void disableRegion_switchesItOffForTheAccount() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.disableRegion(), CallMatcher.action(INSTANCES).nth(2));

        assertThat(codes(client, 3)).containsExactly("", "AuthFailure", "AuthFailure");
        assertThat(codes(client.inRegion("us-east-1"), 1)).containsExactly("");
        assertThat(client.query("ec2", "DescribeRegions").errorCode()).isEqualTo("AuthFailure");
        assertThat(client.inRegion("us-east-1").query("ec2", "DescribeRegions").xml("//regionName"))
                .isNotEmpty()
                .doesNotContain("eu-west-1");
    }

    @Test
    void disableRegion_sparesGlobalServices_andTheRegionThatTheyAreIn() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws).inRegion("us-east-1");
        ArmedFault fault = aws.arm(Fault.disableRegion(), CallMatcher.action("organizations:*"));

        assertThat(client.json("organizations", "ListAccounts", "{}").status()).isEqualTo(200);
        assertThat(codes(client, 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(fault);
    }

    @ParameterizedTest(name = "{0} minutes off")
    @CsvSource({"20, 'Signature expired: ', '10:20:00'", "-20, 'Signature not yet current: ', '09:40:00'"})
    void skewClock_refusesByItsOwnTime_andTellsIt_soThatAClientCanCorrectItself(
            int minutes, String reason, String time) {
        FakeAws aws = start(estate());
        aws.arm(Fault.skewClock(Duration.ofMinutes(minutes)), CallMatcher.anyCall());
        AccessKey key = aws.accessKey(PAYER);
        AwsClient client = AwsClient.of(aws, key, "eu-west-1");

        AwsClient.Answer refused = client.json("ce", "GetTags", "{}");
        assertThat(codeAndStatus(refused)).isEqualTo("InvalidSignatureException 400");
        assertThat(refused.errorMessage()).startsWith(reason);
        assertThat(refused.header("date")).isEqualTo("Mon, 23 Nov 2026 " + time + " GMT");
        assertThat(codeAndStatus(client.query("rds", "DescribeDBInstances"))).isEqualTo("SignatureDoesNotMatch 403");
        assertThat(codeAndStatus(client.query("ec2", "DescribeInstances"))).isEqualTo("RequestExpired 400");
        AwsClient corrected =
                new AwsClient(aws.endpoint(), key, "eu-west-1", Clock.offset(aws.clock(), Duration.ofMinutes(minutes)));
        assertThat(codes(corrected, 1)).containsExactly("");
    }

    @Test
    void skewClock_ofAQuarterOfAnHour_isForgiven() {
        FakeAws aws = start(estate());
        aws.arm(Fault.skewClock(Duration.ofMinutes(15)), CallMatcher.anyCall());

        assertThat(codes(payer(aws), 1)).containsExactly("");
    }

    @Test
    void repeatToken_leadsBackToTheSamePageForEver() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.repeatToken(), CallMatcher.action(INSTANCES));
        AwsClient.Answer page = client.query("ec2", "DescribeInstances", "MaxResults", "5");

        for (int i = 0; i < 3; i++) {
            String token = page.xml("//nextToken").get(0);
            page = client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token);
            assertThat(page.xml("//instanceId")).containsExactly("i-5", "i-6", "i-7", "i-8", "i-9");
            assertThat(page.xml("//nextToken")).containsExactly(token);
        }
    }

    @Test
    void garbage_andBadGateway_areNotOfTheProtocol() {
        FakeAws aws = start(estate());
        aws.arm(Fault.garbage(), CallMatcher.action(INSTANCES).nth(1));
        aws.arm(Fault.badGateway(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.query("ec2", "DescribeInstances").header("content-type"))
                .isEqualTo("text/html");
        assertThat(client.query("ec2", "DescribeInstances").status()).isEqualTo(502);
    }
}

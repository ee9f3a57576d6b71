package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.fault.ArmedFault;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls a fault meets, and which faults are told as unmet. */
class FakeAwsMatchersTest extends FakeAwsFaultsFixture {
    @Test
    void matcher_nth_first_andEveryNth_countTheirCalls() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);

        ArmedFault second = aws.arm(
                Fault.errorCode("Second", 400), CallMatcher.action(INSTANCES).nth(2));
        assertThat(codes(client, 3)).containsExactly("", "Second", "");
        aws.arm(Fault.errorCode("First", 400), CallMatcher.action(INSTANCES).first(2));
        assertThat(codes(client, 3)).containsExactly("First", "First", "");
        ArmedFault third = aws.arm(
                Fault.errorCode("Third", 400), CallMatcher.action(INSTANCES).everyNth(3));
        assertThat(codes(client, 6)).containsExactly("", "", "Third", "", "", "Third");
        third.disarm();
        assertThat(codes(client, 3)).containsOnly("");
        assertThat(second.met()).isEqualTo(1);
        assertThat(third.met()).isEqualTo(2);
        assertThat(aws.unmetFaults()).isEmpty();
    }

    @Test
    void matcher_during_lastsOnTheClockOfTheFake() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        aws.arm(Fault.throttle(), CallMatcher.action(INSTANCES).during(Duration.ofMinutes(1)));

        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        clock.advance(Duration.ofSeconds(59));
        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        clock.advance(Duration.ofSeconds(1));
        assertThat(codes(client, 1)).containsExactly("");
    }

    @Test
    void matcher_share_isTheSameForTheSameSeed() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault one =
                aws.arm(Fault.errorCode("X", 400), CallMatcher.action(INSTANCES).share(0.3, 7));
        List<String> first = codes(client, 60);
        one.disarm();
        aws.arm(Fault.errorCode("X", 400), CallMatcher.action(INSTANCES).share(0.3, 7));

        assertThat(codes(client, 60)).isEqualTo(first);
        assertThat(first.stream().filter("X"::equals).count()).isBetween(8L, 30L);
    }

    @Test
    void matcher_regionAndAccount_narrow_andUnmetFaultsAreTold() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault elsewhere =
                aws.arm(Fault.throttle(), CallMatcher.action("ec2:*").inRegion("us-east-1"));
        ArmedFault others =
                aws.arm(Fault.throttle(), CallMatcher.action("ec2:*").inAccount(MEMBER));

        assertThat(codes(client, 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(elsewhere, others);
        assertThat(elsewhere.toString()).contains("Throttle").contains("ec2:* in us-east-1");
        assertThat(codes(client.inRegion("us-east-1"), 1)).containsExactly("RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(others);
    }

    @Test
    void expireSession_ofAKeyThatIsNoSession_isUnmet_andWaitsForASession() {
        FakeAws aws = start(estate());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("*");
        ArmedFault fault =
                aws.arm(Fault.expireSession(), CallMatcher.action(INSTANCES).first(1));

        assertThat(codes(payer(aws), 1)).containsExactly("");
        assertThat(aws.unmetFaults()).containsExactly(fault);
        assertThat(codes(vendor(aws).assume(ROLE, "ext-1"), 1)).containsExactly("RequestExpired");
        assertThat(aws.unmetFaults()).isEmpty();
    }

    @Test
    void fault_ofACallThatIsRefusedAnyway_isUnmet() {
        FakeAws aws = start(estate(), builder -> builder.rate(INSTANCES, 1, 0.1));
        AccessKey deleted = aws.accessKey(PAYER);
        aws.deleteAccessKey(deleted.accessKeyId());
        ArmedFault throttle =
                aws.arm(Fault.throttle(), CallMatcher.action("rds:*").first(1));
        ArmedFault empty =
                aws.arm(Fault.emptyPage(), CallMatcher.action(INSTANCES).nth(2));
        AwsClient client = payer(aws);

        assertThat(client.withKey(deleted).query("rds", "DescribeDBInstances").errorCode())
                .isEqualTo("InvalidClientTokenId");
        assertThat(codes(client, 3)).containsExactly("", "RequestLimitExceeded", "RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(throttle, empty);
        assertThat(client.query("rds", "DescribeDBInstances").errorCode()).isEqualTo("Throttling");
    }

    @Test
    void fault_behindAnotherOnTheSameCall_isUnmet_butHasSeenIt() {
        FakeAws aws = start(estate());
        aws.arm(Fault.throttle(), CallMatcher.action(INSTANCES).first(1));
        ArmedFault denied = aws.arm(Fault.deny(), CallMatcher.action(INSTANCES).first(2));
        ArmedFault empty =
                aws.arm(Fault.emptyPage(), CallMatcher.action(INSTANCES).first(2));
        aws.arm(Fault.badGateway(), CallMatcher.action("rds:*"));
        ArmedFault garbage = aws.arm(Fault.garbage(), CallMatcher.action("rds:*"));
        AwsClient client = payer(aws);

        assertThat(client.query("rds", "DescribeDBInstances").status()).isEqualTo(502);
        assertThat(codes(client, 1)).containsExactly("RequestLimitExceeded");
        assertThat(aws.unmetFaults()).containsExactly(denied, empty, garbage);
        assertThat(codes(client, 2)).containsExactly("UnauthorizedOperation", "");
        assertThat(aws.unmetFaults()).containsExactly(empty, garbage);
    }

    @Test
    void repeatToken_ofACallWithoutAToken_isUnmet_andWaitsForOneWithAToken() {
        FakeAws aws = start(estate());
        AwsClient client = payer(aws);
        ArmedFault fault =
                aws.arm(Fault.repeatToken(), CallMatcher.action(INSTANCES).first(1));

        String token = client.query("ec2", "DescribeInstances", "MaxResults", "5")
                .xml("//nextToken")
                .get(0);
        assertThat(aws.unmetFaults()).containsExactly(fault);
        AwsClient.Answer second = client.query("ec2", "DescribeInstances", "MaxResults", "5", "NextToken", token);

        assertThat(second.xml("//nextToken")).containsExactly(token);
        assertThat(fault.met()).isEqualTo(1);
    }

    @Test
    void emptyPage_ofAnAnswerWithoutPages_isUnmet() {
        FakeAws aws = start(estate());
        ArmedFault fault = aws.arm(Fault.emptyPage(), CallMatcher.anyCall());

        assertThat(payer(aws).query("ec2", "DescribeRegions").status()).isEqualTo(200);
        assertThat(payer(aws)
                        .query("ec2", "DescribeInstances", "InstanceId.1", "i-3")
                        .xml("//instanceId"))
                .containsExactly("i-3");
        assertThat(aws.unmetFaults()).containsExactly(fault);
    }
}

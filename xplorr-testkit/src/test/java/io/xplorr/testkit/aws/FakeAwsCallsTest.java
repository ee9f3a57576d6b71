package io.xplorr.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the fake remembers of its calls. */
class FakeAwsCallsTest extends FakeAwsFixture {
    @Test
    void calls_tellWhoCalledWhatAndWhatItCost() {
        FakeAws aws = start(organization());
        aws.role(PAYER, "XplorrReadOnly").trusting(VENDOR).externalId("ext-1").allowing("ec2:*");
        AwsClient session = vendor(aws).assume(ROLE, "ext-1");
        session.query("ec2", "DescribeInstances");
        session.json("ce", "GetTags", "{}");

        assertThat(aws.calls().byAction()).containsOnlyKeys("ce:GetTags", "ec2:DescribeInstances", "sts:AssumeRole");
        assertThat(aws.calls().of("ec2:*").all().get(0)).satisfies(call -> {
            assertThat(call.region()).isEqualTo("eu-west-1");
            assertThat(call.accountId()).isEqualTo(PAYER);
            assertThat(call.sessionName()).contains("xplorr-test");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.at()).isEqualTo(clock.now());
        });
        assertThat(aws.calls().failed().all())
                .extracting(it -> it.errorCode().orElse(""))
                .containsExactly("AccessDeniedException");
        assertThat(aws.calls().inAccount(VENDOR).actions()).containsExactly("sts:AssumeRole");
        assertThat(aws.calls().bySession("xplorr-test").actions())
                .containsExactly("ce:GetTags", "ec2:DescribeInstances");
        assertThat(aws.calls().spend()).isEqualByComparingTo("0");
    }
}

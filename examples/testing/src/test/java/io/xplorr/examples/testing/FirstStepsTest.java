package io.xplorr.examples.testing;

import static io.xplorr.testkit.assertions.XplorrAssertions.assertThat;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Instance;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The fake AWS alone, with a client that knows nothing of us. */
class FirstStepsTest {
    // sample: fakeAws
    @Test
    void anyClient_pointedAtIt_readsTheEstate() {
        Estate estate = Estate.builder()
                .account("111122223333", "Acme")
                .place(
                        "111122223333",
                        "eu-west-1",
                        Instance.builder("i-0123456789abcdef0").build())
                .build();
        try (FakeAws aws = FakeAws.start(estate)) {
            AccessKey key = aws.accessKey("111122223333");
            try (Ec2Client ec2 = Ec2Client.builder()
                    .endpointOverride(aws.endpoint())
                    .region(Region.EU_WEST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
                    .build()) {
                assertThat(ec2.describeInstances().reservations()).hasSize(1);
            }
            assertThat(aws.calls())
                    .of("ec2:DescribeInstances")
                    .inRegion("eu-west-1")
                    .areMade(1);
        }
    }
    // end
}

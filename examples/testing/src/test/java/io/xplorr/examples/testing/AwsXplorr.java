package io.xplorr.examples.testing;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.junit.TestWorld;
import io.xplorr.testkit.junit.XplorrFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Reads the fake AWS of a test as we read AWS: with a key of our own, through a role of the customer's. */
// sample: factory
final class AwsXplorr implements XplorrFactory {
    private static final String OUR_ACCOUNT = "891377174505";

    @Override
    public Xplorr create(TestWorld world) {
        AccessKey key = world.aws().accessKey(OUR_ACCOUNT);
        return world.newBuilder()
                .addProvider(AwsProvider.builder()
                        .endpointOverride(world.aws().endpoint())
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
                        .build())
                .build();
    }

    /** Makes the role that the customer would make, and returns its ARN. */
    static String makeRole(FakeAws aws, ExternalId externalId) {
        return aws.role(aws.estate().accounts().get(0).id(), "XplorrReadOnly")
                .trusting(OUR_ACCOUNT)
                .externalId(externalId.reveal())
                .allowing("ce:Get*", "ec2:Describe*", "organizations:Describe*")
                .arn();
    }

    /** Returns a connection through such a role. */
    static CloudConnection connect(FakeAws aws) {
        ExternalId externalId = ExternalId.ofStored("xplorr-ext-0123456789abcdef");
        return CloudConnection.builder("startup")
                .credentials(AwsCredentials.importedRole(makeRole(aws, externalId), externalId))
                .build();
    }
}
// end

package io.xplorr.examples.quickstart;

import io.xplorr.aws.onboarding.AwsOnboarding;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A fake AWS with a company whose administrator lets us read it, but for one region. Thread-safe. */
final class FakeCompany implements AutoCloseable {
    static final String DENIED_REGION = "eu-central-1";

    static final String PAYER = "111122223333";
    static final String PRODUCTION = "444455556666";
    static final String OUR_ACCOUNT = "999988887777";

    private final FakeAws aws;

    private FakeCompany(FakeAws aws) {
        this.aws = aws;
    }

    static FakeCompany start() {
        FakeAws aws = FakeAws.start(Estate.company());
        aws.deny("*", DENIED_REGION);
        return new FakeCompany(aws);
    }

    URI endpoint() {
        return aws.endpoint();
    }

    /** Makes a role as the customer's administrator does, who has got our kit, and returns the ARN that they hand in. */
    String makeRole(String account, AwsOnboarding kit) {
        return aws.role(account, "XplorrReadOnly")
                .trustPolicy(kit.trustPolicy())
                .permissionPolicy(kit.permissionPolicy())
                .arn();
    }

    /** Returns what we sign with when we ask for a role. */
    AwsCredentialsProvider ourIdentity() {
        AccessKey key = aws.accessKey(OUR_ACCOUNT);
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    @Override
    public void close() {
        aws.close();
    }
}

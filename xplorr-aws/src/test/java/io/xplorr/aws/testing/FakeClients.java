package io.xplorr.aws.testing;

import io.xplorr.aws.internal.AwsClients;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A fake AWS, and clients that may read all of one account of it. */
public final class FakeClients implements AutoCloseable {
    public final FakeAws aws;
    public final AwsClients clients;
    private final SdkHttpClient http = SilentHttpClient.create();

    public FakeClients(Estate estate) {
        this(estate, builder -> builder);
    }

    public FakeClients(Estate estate, UnaryOperator<FakeAws.Builder> settings) {
        aws = settings.apply(FakeAws.builder(estate).clock(Clock.fixed(Reading.NOW, ZoneOffset.UTC)))
                .start();
        AccessKey key = aws.accessKey(Reading.ACCOUNT);
        clients = new AwsClients(
                http,
                Optional.of(aws.endpoint()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())));
    }

    @Override
    public void close() {
        clients.close();
        http.close();
        aws.close();
    }
}

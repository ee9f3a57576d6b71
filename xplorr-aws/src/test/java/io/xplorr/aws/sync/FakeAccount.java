package io.xplorr.aws.sync;

import io.xplorr.Xplorr;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.store.InMemoryStore;
import io.xplorr.store.Store;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A payer of a fake AWS, the role that reads it, and an Xplorr on a manual clock that does. */
final class FakeAccount implements AutoCloseable {
    static final String EXTERNAL_ID = "xplorr-ext-canary-0123456789abcdef";
    private static final String VENDOR = "891377174505";

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final InMemoryStore store = Store.inMemory();
    final FakeAws aws;
    final FakeRole role;
    final AccessKey vendorKey;
    final AwsProvider provider;
    final Xplorr xplorr;
    private final SdkHttpClient http;

    FakeAccount(Estate estate) {
        this(estate, settings -> {}, 1000, Duration.ofSeconds(2));
    }

    FakeAccount(Estate estate, Consumer<AwsProvider.Builder> settings, int costPageSize, Duration socketTimeout) {
        this.aws = FakeAws.builder(estate)
                .clock(clock.asClock())
                .costPageSize(costPageSize)
                .start();
        String payer = estate.organization().orElseThrow().managementAccountId();
        this.role = aws.role(payer, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId(EXTERNAL_ID)
                .allowing(
                        "ce:*", "ec2:Describe*", "elasticloadbalancing:*", "rds:*", "organizations:*", "cloudwatch:*");
        this.vendorKey = aws.accessKey(VENDOR);
        this.http = SilentHttpClient.listening(socketTimeout);
        AwsProvider.Builder builder = AwsProvider.builder()
                .endpointOverride(aws.endpoint())
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(vendorKey.accessKeyId(), vendorKey.secretAccessKey())));
        settings.accept(builder);
        this.provider = builder.build();
        this.xplorr = Xplorr.builder()
                .addProvider(provider)
                .store(store)
                .timeSource(clock)
                .executor(clock.executor())
                .random(new SplittableRandom(7))
                .build();
    }

    CloudConnection connection() {
        return connection(EXTERNAL_ID);
    }

    CloudConnection connection(String externalId) {
        return CloudConnection.builder("acme")
                .credentials(AwsCredentials.importedRole(role.arn(), ExternalId.ofStored(externalId)))
                .build();
    }

    SyncResult sync() {
        return xplorr.sync(connection());
    }

    SyncResult sync(SyncRequest request) {
        return xplorr.sync(connection(), request);
    }

    @Override
    public void close() {
        xplorr.close();
        http.close();
        aws.close();
    }
}

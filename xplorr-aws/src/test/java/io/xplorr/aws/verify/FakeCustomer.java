package io.xplorr.aws.verify;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.connection.Completion;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.Connections;
import io.xplorr.connection.PendingConnection;
import io.xplorr.connection.TenantId;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.util.SplittableRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A company in a fake AWS that is about to connect its accounts, and the vendor's side that it connects to. */
final class FakeCustomer implements AutoCloseable {
    static final String VENDOR = "891377174505";

    final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    final FakeAws aws = FakeAws.builder(Estate.company()).clock(clock.asClock()).start();
    final String payer = aws.estate().organization().orElseThrow().managementAccountId();
    final String member = aws.estate().accounts().stream()
            .map(Account::id)
            .filter(id -> !id.equals(payer))
            .findFirst()
            .orElseThrow();
    final AccessKey vendorKey = aws.accessKey(VENDOR);
    final RecordedAssumptions assumptions = new RecordedAssumptions(SilentHttpClient.listening(Duration.ofSeconds(2)));
    final Xplorr xplorr = Xplorr.builder()
            .addProvider(AwsProvider.builder()
                    .endpointOverride(aws.endpoint())
                    .httpClient(assumptions)
                    .addOwnAccount("999988887777")
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(vendorKey.accessKeyId(), vendorKey.secretAccessKey())))
                    .build())
            .timeSource(clock)
            .executor(clock.executor())
            .random(new SplittableRandom(7))
            .build();
    final Connections connections = xplorr.connections(TenantId.of("acme"));

    PendingConnection begin() {
        return connections.begin(request().build());
    }

    static ConnectionRequest.Builder request() {
        return ConnectionRequest.builder("Acme production", Provider.AWS);
    }

    /** Makes the role of an account that demands this connection's external ID and allows all that we use. */
    FakeRole role(String account, PendingConnection pending) {
        return aws.role(account, "XplorrReadOnly")
                .trusting(VENDOR)
                .externalId(pending.externalId().reveal())
                .allowing(
                        "ce:*", "ec2:Describe*", "elasticloadbalancing:*", "rds:*", "organizations:*", "cloudwatch:*");
    }

    Completion complete(PendingConnection pending, FakeRole role) {
        return connections.complete(pending.id(), role.arn());
    }

    ConnectionStatus status(PendingConnection pending) {
        return connections.status(pending.id());
    }

    @Override
    public void close() {
        xplorr.close();
        assumptions.close();
        aws.close();
    }
}

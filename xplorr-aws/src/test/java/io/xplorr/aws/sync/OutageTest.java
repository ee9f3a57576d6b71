package io.xplorr.aws.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsRate;
import io.xplorr.aws.internal.http.SilentHttpClient;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ExternalId;
import io.xplorr.record.DatasetId;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SliceOutcome;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.testkit.aws.fault.CallMatcher;
import io.xplorr.testkit.aws.fault.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A region or a service of AWS that is out of order, or hard pressed. */
class OutageTest {
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");
    private static final DatasetId DATABASES = DatasetId.of("inventory.databases");
    private static final String REGION = "eu-central-1";

    @Test
    void sync_oneRegionAnswers500ForEver_completesTheOthers() {
        try (FakeAccount account = new FakeAccount(SmallEstate.withEverything())) {
            account.aws.arm(
                    Fault.internalError(),
                    CallMatcher.action("ec2:DescribeInstances").inRegion(REGION));

            SyncResult result = account.sync(only(INSTANCES));

            assertUnavailable(result);
            assertThat(result.duration()).isLessThan(Duration.ofMinutes(4));
        }
    }

    @Test
    void sync_oneRegionCannotBeConnectedTo_completesTheOthersAndPaysNothing() {
        try (Unreachable http = new Unreachable(SilentHttpClient.listening(Duration.ofSeconds(2)));
                FakeAccount account = new FakeAccount(
                        SmallEstate.withEverything(),
                        settings -> settings.httpClient(http),
                        1000,
                        Duration.ofSeconds(2))) {
            SyncResult result = account.sync(only(INSTANCES));

            assertUnavailable(result);
            assertThat(result.calls().spend()).isEqualByComparingTo("0");
            assertThat(account.aws.calls().inRegion(REGION).count()).isZero();
        }
    }

    @Test
    void sync_databasesThrottled_areReadInTheEnd() {
        try (FakeAccount account = new FakeAccount(SmallEstate.withEverything())) {
            account.aws.arm(
                    Fault.throttle(),
                    CallMatcher.action("rds:DescribeDBInstances")
                            .inRegion(REGION)
                            .first(4));

            SyncResult result = account.sync(only(DATABASES));

            assertThat(result.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(result.calls().of("rds:DescribeDBInstances").throttled()).isEqualTo(4);
            assertThat(result.records(DATABASES)).isOne();
        }
    }

    @Test
    void sync_twoConnectionsOfOneAccount_shareItsBucket() {
        AwsRate slow = AwsRate.assumed(AwsRate.Owner.ACCOUNT_AND_REGION, "databases", 1, 0.1);
        try (FakeAccount account = new FakeAccount(
                SmallEstate.withEverything(),
                settings -> settings.rates("rds:DescribeDBInstances", slow),
                1000,
                Duration.ofSeconds(2))) {
            SyncResult first = account.sync(only(DATABASES));
            SyncResult second = account.xplorr.sync(
                    CloudConnection.builder("acme-again")
                            .credentials(AwsCredentials.importedRole(
                                    account.role.arn(), ExternalId.ofStored(FakeAccount.EXTERNAL_ID)))
                            .build(),
                    only(DATABASES));

            assertThat(first.duration()).as("a full bucket").isLessThan(Duration.ofSeconds(1));
            assertThat(second.duration())
                    .as("it was emptied by the other connection")
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12));
        }
    }

    private static void assertUnavailable(SyncResult result) {
        Predicate<SliceOutcome> broken =
                outcome -> outcome.slice().scope().value().equals(REGION);
        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.outcomes()).filteredOn(broken).hasOnlyElementsOfType(SliceOutcome.Missing.class);
        assertThat(result.outcomes())
                .filteredOn(broken.negate())
                .isNotEmpty()
                .hasOnlyElementsOfType(SliceOutcome.Replaced.class);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.scope().orElseThrow().value()).isEqualTo(REGION);
            assertThat(problem.action()).contains("ec2:DescribeInstances");
        });
    }

    private static SyncRequest only(DatasetId dataset) {
        return SyncRequest.builder().addDataset(dataset).build();
    }

    /** Connects to every region but one; all have the same address here, so that the signature tells them apart. */
    private record Unreachable(SdkHttpClient http) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean blocked = request.httpRequest()
                    .firstMatchingHeader("Authorization")
                    .filter(authorization -> authorization.contains("/" + REGION + "/"))
                    .isPresent();
            return blocked ? new Refused() : http.prepareRequest(request);
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private record Refused() implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            throw new ConnectException("Connection refused");
        }

        @Override
        public void abort() {}
    }
}

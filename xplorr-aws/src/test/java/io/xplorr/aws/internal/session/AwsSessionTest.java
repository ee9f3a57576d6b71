package io.xplorr.aws.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.Provider;
import io.xplorr.aws.AwsCredentials;
import io.xplorr.aws.AwsProblems;
import io.xplorr.aws.AwsProvider;
import io.xplorr.aws.testing.DirectGate;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.ExternalId;
import io.xplorr.connection.Secret;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Origin;
import io.xplorr.record.Scope;
import io.xplorr.record.Window;
import io.xplorr.spi.CallError;
import io.xplorr.spi.Page;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.testkit.ManualClock;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.Account;
import io.xplorr.testkit.aws.estate.Estate;
import io.xplorr.testkit.aws.estate.Regions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsSessionTest {
    private static final String CUSTOMER = "111122223333";
    private static final String VENDOR = "444455556666";
    private static final String EXTERNAL_ID = "xplorr-ext-1";
    private static final DatasetId INSTANCES = DatasetId.of("inventory.instances");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final FakeAws aws = FakeAws.builder(Estate.builder()
                    .account(Account.of(CUSTOMER, "Acme").withOptedIn("eu-south-1"))
                    .build())
            .clock(clock.asClock())
            .start();
    private final FakeRole role = aws.role(CUSTOMER, "XplorrReadOnly")
            .trusting(VENDOR)
            .externalId(EXTERNAL_ID)
            .allowing("*");
    private final DirectGate gate = new DirectGate();
    private final AwsProvider provider = provider();
    private ProviderSession session;

    @BeforeEach
    void open() {
        session = open(AwsCredentials.importedRole(role.arn(), ExternalId.ofStored(EXTERNAL_ID)));
    }

    @AfterEach
    void close() {
        session.close();
        provider.close();
        aws.close();
    }

    @Test
    void authenticate_role_namesTheSessionAfterConnectionAndRun() {
        session.authenticate(gate);
        session.fetchAccount(gate);

        assertThat(aws.calls().of("sts:GetCallerIdentity").all())
                .singleElement()
                .satisfies(call -> assertThat(call.sessionName()).contains("xplorr-acme-7"));
        assertThat(aws.calls().of("sts:AssumeRole").all())
                .singleElement()
                .satisfies(call -> assertThat(call.accountId()).isEqualTo(VENDOR));
    }

    @Test
    void authenticate_role_narrowsTheSessionToItsDatasets() {
        session.authenticate(gate);

        assertThat(read(INSTANCES).records()).isEmpty();
        assertThatExceptionOfType(AwsServiceException.class)
                .as("the role allows it, but this sync does not need it")
                .isThrownBy(() -> read(DatasetId.of("inventory.databases")))
                .withMessageContaining("rds:DescribeDBInstances");
    }

    @Test
    void authenticate_manyThreads_assumeTheRoleOnce() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 64)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        together.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    session.authenticate(gate);
                }))
                .toList();
        threads.forEach(Thread::start);
        together.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(1);
    }

    @Test
    void authenticate_session_isRenewedFiveMinutesBeforeItExpires() {
        session.authenticate(gate);
        clock.advance(Duration.ofMinutes(54).plusSeconds(59));
        session.authenticate(gate);
        assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        session.authenticate(gate);
        assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(2);
    }

    @Test
    void authenticate_shortSession_isRenewedWithATenthLeft() {
        try (ProviderSession brief = open(AwsCredentials.roleBuilder(role.arn())
                .externalId(ExternalId.ofStored(EXTERNAL_ID))
                .sessionDuration(Duration.ofSeconds(900))
                .build())) {
            brief.authenticate(gate);
            clock.advance(Duration.ofSeconds(809));
            brief.authenticate(gate);
            assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(2));
            brief.authenticate(gate);
            assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(2);
        }
    }

    @Test
    void credentialsExpired_sessionThatTheCallUsed_isReplaced() {
        session.authenticate(gate);
        session.fetchAccount(gate);
        session.credentialsExpired();
        session.authenticate(gate);

        assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(2);
    }

    @Test
    void credentialsExpired_manyCallsOfTheSameSession_replaceItOnce() throws InterruptedException {
        session.authenticate(gate);
        int calls = 16;
        CountDownLatch used = new CountDownLatch(calls);
        CountDownLatch refused = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            threads.add(new Thread(() -> {
                session.fetchAccount(gate);
                used.countDown();
                try {
                    refused.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                session.credentialsExpired();
                session.authenticate(gate);
            }));
        }
        threads.forEach(Thread::start);
        used.await();
        refused.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(aws.calls().of("sts:AssumeRole").count()).isEqualTo(2);
    }

    @Test
    void authenticate_wrongExternalId_isDeniedWithTheReasons() {
        try (ProviderSession wrong = open(AwsCredentials.importedRole(role.arn(), ExternalId.ofStored("another")))) {
            assertThatExceptionOfType(StsException.class)
                    .isThrownBy(() -> wrong.authenticate(gate))
                    .satisfies(e -> {
                        CallError error = wrong.calls().errorOf("sts:AssumeRole", wrong.primaryRegion(), e);
                        assertThat(error.code()).isEqualTo(AwsProblems.ASSUME_ROLE_DENIED);
                        assertThat(error.reaction()).isEqualTo(CallError.Reaction.FAIL);
                    });
        }
    }

    @Test
    void authenticate_sessionLongerThanTheRoleAllows_saysSo() {
        try (ProviderSession tooLong = open(AwsCredentials.roleBuilder(role.arn())
                .externalId(ExternalId.ofStored(EXTERNAL_ID))
                .sessionDuration(Duration.ofHours(12))
                .build())) {
            assertThatExceptionOfType(StsException.class)
                    .isThrownBy(() -> tooLong.authenticate(gate))
                    .satisfies(e -> assertThat(tooLong.calls()
                                    .errorOf("sts:AssumeRole", tooLong.primaryRegion(), e)
                                    .code())
                            .isEqualTo(AwsProblems.SESSION_DURATION_REFUSED));
        }
    }

    @Test
    void fetchAccount_accessKey_needsNoRole() {
        AccessKey key = aws.accessKey(CUSTOMER);
        try (ProviderSession own =
                open(AwsCredentials.accessKey(key.accessKeyId(), Secret.of(key.secretAccessKey())))) {
            own.authenticate(gate);

            assertThat(own.calls().rulesOf("ce:GetTags", Scope.GLOBAL).endpoint())
                    .startsWith("key/" + key.accessKeyId());
            assertThat(own.fetchAccount(gate)).isEqualTo(CUSTOMER);
            assertThat(own.calls().rulesOf("ce:GetTags", Scope.GLOBAL).endpoint())
                    .as("from now on it shares the account's buckets")
                    .startsWith(CUSTOMER);
        }
        assertThat(aws.calls().of("sts:AssumeRole").count()).isZero();
    }

    @Test
    void fetchRegions_account_returnsTheEnabledOnes() {
        session.authenticate(gate);

        assertThat(session.fetchRegions(gate))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Regions.ENABLED_BY_DEFAULT.stream(), Stream.of("eu-south-1"))
                                .map(Scope::region)
                                .toList());
        assertThat(gate.actions()).containsExactly("sts:AssumeRole", "ec2:DescribeRegions");
    }

    @Test
    void primaryRegion_connectionNamesOne_winsOverTheProviders() {
        assertThat(session.primaryRegion()).isEqualTo(Scope.region("us-east-1"));
        try (ProviderSession other = open(AwsCredentials.roleBuilder(role.arn())
                .externalId(ExternalId.ofStored(EXTERNAL_ID))
                .primaryRegion("eu-central-1")
                .build())) {
            other.authenticate(gate);
            other.fetchRegions(gate);

            assertThat(aws.calls()
                            .of("ec2:DescribeRegions")
                            .inRegion("eu-central-1")
                            .count())
                    .isEqualTo(1);
            assertThat(aws.calls().of("sts:AssumeRole").inRegion("us-east-1").count())
                    .isEqualTo(1);
        }
    }

    private Page read(DatasetId dataset) {
        Origin origin = new Origin(ConnectionId.of("acme"), Provider.AWS, dataset, clock.now());
        return session.collector(dataset)
                .fetch(
                        new PageRequest(
                                origin, CUSTOMER, session.primaryRegion(), Window.NOW, Optional.empty(), List.of()),
                        gate);
    }

    private ProviderSession open(CredentialSource credentials) {
        CloudConnection connection =
                CloudConnection.builder("acme").credentials(credentials).build();
        return provider.open(new SessionRequest(connection, 7, Set.of(INSTANCES), clock, () -> {}));
    }

    private AwsProvider provider() {
        AccessKey key = aws.accessKey(VENDOR);
        return AwsProvider.builder()
                .endpointOverride(aws.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
                .build();
    }
}

package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static io.xplorr.connection.ConnectionState.QUARANTINED;
import static io.xplorr.connection.ConnectionState.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.record.AccountRecord;
import io.xplorr.record.AccountState;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.PageRequest;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.store.Store;
import io.xplorr.store.StoreException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What syncs do to the state of a registered connection. */
class SyncedConnectionTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Provider FAKE = Provider.of("fake");
    private static final String ACCOUNTS = "fake:organization.accounts";
    private static final String THINGS = "fake:inventory.things";

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final FakeProvider provider = FakeProvider.builder(clock)
            .addDataset(Dataset.builder("organization.accounts").build(), SyncedConnectionTest::accounts)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .latency((action, scope) -> Duration.ofSeconds(1))
            .build();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final ConnectionStore registered = ConnectionStore.inMemory();
    private final Xplorr xplorr = Xplorr.builder()
            .addProvider(provider)
            .connectionStore(registered)
            .timeSource(clock)
            .executor(clock.executor())
            .addListener(new SyncListener() {
                @Override
                public void connectionBroke(ConnectionStatus connection) {
                    news.add(connection.state() + " "
                            + connection.openProblems().get(0).code());
                }

                @Override
                public void connectionRecovered(ConnectionStatus connection) {
                    news.add("recovered " + connection.state());
                }
            })
            .build();
    private final Connections connections = xplorr.connections(ACME);
    private ConnectionId id = ConnectionId.of("none");

    @BeforeEach
    void connect() {
        id = connections.begin(ConnectionRequest.builder("Acme", FAKE).build()).id();
        connections.complete(id, "role-1");
    }

    @AfterEach
    void close() {
        xplorr.close();
    }

    @Test
    void sync_complete_showsWhenAndTheMemberAccounts() {
        SyncResult result = sync();

        ConnectionStatus status = connections.status(id);
        assertThat(status.state()).isEqualTo(CONNECTED);
        assertThat(status.syncedAt()).contains(result.startedAt().plus(result.duration()));
        assertThat(status.members())
                .containsExactly(
                        new MemberAccount("111122223333", Optional.of("payer"), AccountState.ACTIVE, true),
                        new MemberAccount("444455556666", Optional.empty(), AccountState.SUSPENDED, false));
        assertThat(status.openProblems()).isEmpty();
    }

    @Test
    void sync_oneDatasetDenied_degradesUntilASyncReadsIt() {
        failing(THINGS, FakeFailure::denied);
        sync();

        assertThat(connections.status(id).state()).isEqualTo(DEGRADED);
        assertThat(connections.status(id).openProblems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.dataset()).contains(DatasetId.of("inventory.things")));

        provider.onCall(call -> {});
        xplorr.sync(
                connections.connection(id),
                SyncRequest.builder()
                        .addDataset(DatasetId.of("organization.accounts"))
                        .build());
        assertThat(connections.status(id).state())
                .as("another dataset proves nothing")
                .isEqualTo(DEGRADED);

        sync();
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems()).isEmpty();
    }

    @Test
    void sync_payerConnectedAfterItsMember_endsTheComplaint() {
        provider.onVerify(request -> FakeProvider.works(request).toBuilder()
                .account("444455556666")
                .payer("111122223333")
                .build());
        ConnectionId member = connections
                .begin(ConnectionRequest.builder("Member", FAKE).build())
                .id();
        connections.complete(member, "role-2");

        assertThat(connections.status(member).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(member).openProblems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ConnectionProblems.PAYER_NOT_CONNECTED);
            assertThat(problem.message()).contains("444455556666", "111122223333");
        });
        assertThat(xplorr.connections(TenantId.of("globex")).list()).isEmpty();

        sync(); // of the payer, which lists the member

        assertThat(connections.status(member).openProblems()).isEmpty();
        assertThat(connections.list())
                .allSatisfy(status -> assertThat(status.openProblems()).isEmpty());
    }

    @Test
    void complete_memberOfAConnectedPayer_saysNothingOfIt() {
        provider.onVerify(request -> FakeProvider.works(request).toBuilder()
                .account("444455556666")
                .payer(connections.status(id).account().orElseThrow())
                .build());
        ConnectionId member = connections
                .begin(ConnectionRequest.builder("Member", FAKE).build())
                .id();
        ConnectionId stranger = xplorr.connections(TenantId.of("globex"))
                .begin(ConnectionRequest.builder("Stranger", FAKE).build())
                .id();

        assertThat(connections.complete(member, "role-2").report().remarks()).isEmpty();
        assertThat(xplorr.connections(TenantId.of("globex"))
                        .complete(stranger, "role-3")
                        .report()
                        .remarks())
                .as("another tenant's payer is nobody's business")
                .hasSize(1);
    }

    @Test
    void sync_throttledOrDown_staysConnectedAndShowsTheProblem() {
        failing(THINGS, FakeFailure::unavailable);

        sync();

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNAVAILABLE);
    }

    @Test
    void sync_accountsDenied_keepsTheMembersOfTheLastSyncThatReadThem() {
        sync();
        failing(ACCOUNTS, FakeFailure::denied);

        sync();

        assertThat(connections.status(id).members()).hasSize(2);
    }

    @Test
    void sync_refusedOutright_isBrokenAndReadNoMoreUntilVerified() {
        SyncResult good = sync();
        failing("fake:authenticate", FakeFailure::rejected);

        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);

        ConnectionStatus status = connections.status(id);
        assertThat(status.state()).isEqualTo(BROKEN);
        assertThat(status.syncedAt()).contains(good.startedAt().plus(good.duration()));
        assertThat(status.openProblems()).extracting(Problem::code).containsExactly(ProblemCode.CREDENTIALS_REJECTED);
        assertThatThrownBy(this::sync).isInstanceOf(ConnectionStateException.class);

        provider.onCall(call -> {});
        connections.verify(id);
        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETE);
    }

    @Test
    void sync_refusedAfterItWasMended_doesNotBreakItAgain() {
        onFirst("fake:authenticate", () -> {
            clock.advance(Duration.ofSeconds(1));
            connections.verify(id);
            throw FakeFailure.rejected();
        });

        assertThat(sync().status()).isEqualTo(SyncStatus.FAILED);

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems()).isEmpty();
    }

    @Test
    void listener_brokenConnection_isToldOnceAndItsRecoveryOnce() {
        sync();
        provider.onCall(call -> {
            throw FakeFailure.rejected();
        });

        sync();
        assertThat(news).containsExactly("BROKEN CREDENTIALS_REJECTED");

        provider.onVerify(SyncedConnectionTest::refused);
        provider.onCall(call -> {});
        connections.verify(id);
        connections.verify(id);
        assertThat(connections.status(id).state()).isEqualTo(BROKEN);
        assertThat(news).as("it is broken still").hasSize(1);

        provider.onVerify(FakeProvider::works);
        connections.verify(id);
        connections.verify(id);
        sync();
        assertThat(news).containsExactly("BROKEN CREDENTIALS_REJECTED", "recovered CONNECTED");

        provider.onVerify(SyncedConnectionTest::refused);
        connections.verify(id);
        assertThat(news).hasSize(3).last().isEqualTo("BROKEN CREDENTIALS_REJECTED");
    }

    private static ConnectionReport refused(VerificationRequest request) {
        Problem problem = Problem.builder(ProblemCode.CREDENTIALS_REJECTED)
                .kind(ErrorKind.AUTHENTICATION)
                .message("It is refused.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("let-in", Check.Weight.NEEDED, problem))
                .build();
    }

    private static ConnectionReport unsafe(VerificationRequest request) {
        Problem problem = Problem.builder(new ProblemCode("OPEN_TO_ALL"))
                .message("It is open.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("closed", Check.Weight.SAFETY, problem))
                .build();
    }

    @Test
    void sync_stoppedBeforeItLooked_keepsTheProblemsThatAreOpen() {
        failing(THINGS, FakeFailure::denied);
        sync();
        AtomicReference<SyncRun> run = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        onFirst("fake:account", () -> {
            awaitQuietly(started);
            run.get().cancel();
        });

        run.set(xplorr.start(connections.connection(id)));
        started.countDown();

        assertThat(run.get().join().problems()).extracting(Problem::code).containsExactly(ProblemCode.CANCELLED);
        assertThat(connections.status(id).state()).isEqualTo(DEGRADED);
        assertThat(connections.status(id).openProblems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.ACCESS_DENIED);
    }

    @Test
    void sync_regionsDeniedAndNothingElseRead_isNotBrokenByThat() {
        FakeProvider regional = FakeProvider.builder(clock)
                .addRegion("eu-west-1")
                .addDataset(Dataset.builder("inventory.things").regional().build(), request -> List.<CloudRecord>of())
                .build();
        try (Xplorr other = Xplorr.builder()
                .addProvider(regional)
                .timeSource(clock)
                .executor(clock.executor())
                .build()) {
            Connections its = other.connections(ACME);
            ConnectionId here =
                    its.begin(ConnectionRequest.builder("Acme", FAKE).build()).id();
            its.complete(here, "role-1");
            regional.onCall(call -> {
                if (call.action().equals("fake:regions")) {
                    throw FakeFailure.denied();
                }
                if (call.action().equals(THINGS)) {
                    throw FakeFailure.unavailable();
                }
            });

            SyncResult result = other.sync(its.connection(here));

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(SyncSummary.of(result).refused()).isFalse();
            assertThat(its.status(here).state()).isNotEqualTo(BROKEN);
        }
    }

    @Test
    void sync_storeFails_isNotTheOwnersToRead() {
        Store broken = Store.forwarding((connection, run, slice, page) -> {
            throw new StoreException("connection to db-1.internal:5432 refused", new IllegalStateException());
        });
        try (Xplorr other = Xplorr.builder()
                .addProvider(provider)
                .connectionStore(registered)
                .store(broken)
                .timeSource(clock)
                .executor(clock.executor())
                .build()) {
            SyncResult result = other.sync(connections.connection(id));

            assertThat(result.problems()).extracting(Problem::code).contains(ProblemCode.STORE_FAILED);
            assertThat(connections.status(id).openProblems()).isEmpty();
        }
    }

    @Test
    void sync_registeredForSomeDatasets_readsThoseUnlessAskedForOthers() {
        ConnectionId some = connections
                .begin(ConnectionRequest.builder("Some", FAKE)
                        .addDataset(DatasetId.of("organization.accounts"))
                        .build())
                .id();
        connections.complete(some, "role-2");

        xplorr.sync(connections.connection(some));
        assertThat(provider.calls(THINGS)).isEmpty();

        xplorr.sync(
                connections.connection(some),
                SyncRequest.builder()
                        .addDataset(DatasetId.of("inventory.things"))
                        .build());
        assertThat(provider.calls(THINGS)).hasSize(1);
    }

    @Test
    void sync_cancelled_changesNothingButLeavesNoProblemOpen() {
        provider.onCall(call -> {
            if (call.action().equals(THINGS)) {
                Thread.currentThread().interrupt();
                throw FakeFailure.unavailable();
            }
        });

        sync();

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems()).noneMatch(problem -> problem.kind() == ErrorKind.STOPPED);
    }

    @Test
    void remove_whileASyncRuns_endsIt() {
        onFirst("fake:account", () -> connections.remove(id));

        SyncResult result = sync();

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ConnectionProblems.NOT_READABLE);
        assertThat(provider.calls(THINGS)).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(REMOVED);
    }

    @Test
    void verify_unsafeWhileASyncRuns_endsIt() {
        provider.onVerify(SyncedConnectionTest::unsafe);
        onFirst("fake:account", () -> connections.verify(id));

        SyncResult result = sync();

        assertThat(result.problems()).extracting(Problem::message).anyMatch(text -> text.contains("QUARANTINED"));
        assertThat(provider.calls(THINGS)).isEmpty();
        assertThat(connections.status(id).state()).isEqualTo(QUARANTINED);
        assertThat(connections.status(id).openProblems())
                .noneMatch(problem -> problem.code().equals(ConnectionProblems.NOT_READABLE));
    }

    @Test
    void remove_byAnotherProcess_endsASyncThatNeedsNewCredentials() {
        try (Xplorr other = Xplorr.builder()
                .addProvider(provider)
                .timeSource(clock)
                .executor(clock.executor())
                .connectionStore(registered)
                .build()) {
            onFirst("fake:account", () -> {
                other.connections(ACME).remove(id);
                throw FakeFailure.expired();
            });

            SyncResult result = sync();

            assertThat(result.problems()).extracting(Problem::code).contains(ConnectionProblems.NOT_READABLE);
            assertThat(provider.calls("fake:authenticate")).hasSize(1);
            assertThat(provider.calls(THINGS)).isEmpty();
        }
    }

    @Test
    void sync_withAnOldValue_readsWithThePresentCredentials() {
        CloudConnection old = connections.connection(id);
        connections.beginRotation(id);
        connections.completeRotation(id);

        assertThat(xplorr.sync(old).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(connections.connection(id)).isNotEqualTo(old);
    }

    @Test
    void sync_directConnectionWithARegisteredId_isRefused() {
        CloudConnection direct = CloudConnection.builder(id.value())
                .credentials(FakeProvider.connection("own").credentials())
                .build();

        assertThat(direct.verified()).isFalse();
        assertThatThrownBy(() -> xplorr.sync(direct))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(id.value());
    }

    @Test
    void syncAndEstimate_datasetNotOffered_areRefused() {
        CloudConnection connection = connections.connection(id);
        DatasetId misspelt = DatasetId.of("inventory.thinks");
        SyncRequest asked = SyncRequest.builder().addDataset(misspelt).build();
        SyncRequest leftOut = SyncRequest.builder().addWithout(misspelt).build();

        assertThatThrownBy(() -> xplorr.sync(connection, asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("datasets")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThatThrownBy(() -> xplorr.estimate(connection, leftOut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("without")
                .hasMessageEndingWith("was: inventory.thinks");
        assertThat(provider.calls(THINGS)).isEmpty();
    }

    @Test
    void estimate_connectionOfAnotherTenantsId_isRefused() {
        CloudConnection forged = CloudConnection.builder(id.value())
                .tenant(TenantId.of("globex"))
                .credentials(FakeProvider.connection("own").credentials())
                .build();

        assertThatThrownBy(() -> xplorr.estimate(forged, SyncRequest.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(id.value());
    }

    @Test
    void sync_directConnection_isReadAndRegisteredNowhere() {
        assertThat(xplorr.sync(FakeProvider.connection("own")).status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(xplorr.connections(TenantId.OPERATOR).list()).isEmpty();
    }

    private SyncResult sync() {
        return xplorr.sync(connections.connection(id));
    }

    /** Does something once, when a call of an action has been made and before it is answered. */
    private void onFirst(String action, Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        provider.onCall(call -> {
            if (call.action().equals(action) && done.compareAndSet(false, true)) {
                what.run();
            }
        });
    }

    private void failing(String action, Supplier<FakeFailure> failure) {
        provider.onCall((FakeCall call) -> {
            if (call.action().equals(action)) {
                throw failure.get();
            }
        });
    }

    private static List<CloudRecord> accounts(PageRequest request) {
        return List.of(
                AccountRecord.builder(request.origin(), "111122223333")
                        .name("payer")
                        .state(AccountState.ACTIVE, "ACTIVE")
                        .management(true)
                        .build(),
                AccountRecord.builder(request.origin(), "444455556666")
                        .state(AccountState.SUSPENDED, "SUSPENDED")
                        .build());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

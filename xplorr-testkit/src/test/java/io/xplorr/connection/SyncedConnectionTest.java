package io.xplorr.connection;

import static io.xplorr.connection.ConnectionState.BROKEN;
import static io.xplorr.connection.ConnectionState.CONNECTED;
import static io.xplorr.connection.ConnectionState.DEGRADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Xplorr;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.store.Store;
import io.xplorr.store.StoreException;
import io.xplorr.sync.Problem;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncRequest;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncRun;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What syncs do to the state of a registered connection. */
class SyncedConnectionTest extends SyncedConnectionFixture {
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
    void sync_throttledOrDown_staysConnectedAndShowsTheProblem() {
        failing(THINGS, FakeFailure::unavailable);

        sync();

        assertThat(connections.status(id).state()).isEqualTo(CONNECTED);
        assertThat(connections.status(id).openProblems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.UNAVAILABLE);
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

    private static ConnectionReport refused(VerificationRequest request) {
        Problem problem = Problem.builder(ProblemCode.CREDENTIALS_REJECTED)
                .kind(ErrorKind.AUTHENTICATION)
                .message("It is refused.")
                .build();
        return ConnectionReport.builder()
                .addCheck(Check.failed("let-in", Check.Weight.NEEDED, problem))
                .build();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

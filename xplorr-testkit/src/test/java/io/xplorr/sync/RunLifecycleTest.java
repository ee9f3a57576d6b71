package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.COST;
import static io.xplorr.sync.FakeCloud.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.CloudConnection;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.CredentialSource;
import io.xplorr.record.Slice;
import io.xplorr.store.Store;
import io.xplorr.testkit.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How runs begin and end: overtaken, cancelled, out of time, refused. */
class RunLifecycleTest extends SyncFixture {
    @Test
    void sync_overtakenByANewerRun_changesNothing() {
        FakeProvider cloud =
                cloud("eu-west-1").addDataset(THINGS, FakeCloud.thingsOn(1, 1)).build();
        cloud.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                store.open(ACME.id()).close();
            }
        });

        SyncResult result = sync(cloud);

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.SUPERSEDED);
        assertThat(things()).isEmpty();
    }

    @Test
    void cancel_endsTheRunAndKeepsWhatWasCommitted() {
        FakeProvider cloud = cloud("eu-west-1", "us-east-1")
                .addDataset(THINGS, FakeCloud.thingsOn(3, 1))
                .latency((action, scope) -> Duration.ofSeconds(scope.value().equals("eu-west-1") ? 1 : 100))
                .build();
        AtomicReference<SyncRun> run = new AtomicReference<>();
        cloud.onCall(call -> {
            if (call.scope().value().equals("us-east-1") && call.number() == 2) {
                run.get().cancel();
            }
        });
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            CountDownLatch set = new CountDownLatch(1);
            clock.executor().execute(() -> {
                run.set(xplorr.start(ACME, SyncRequest.defaults()));
                set.countDown();
            });
            awaitQuietly(set);

            SyncResult result = run.get().join();

            assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
            assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.CANCELLED);
            assertThat(things()).hasSize(3);
        }
    }

    @Test
    void sync_pastItsDeadline_stopsAndSaysSo() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(100, 1))
                .latency((action, scope) -> Duration.ofSeconds(2))
                .build();
        SyncRequest request =
                SyncRequest.builder().deadline(Duration.ofSeconds(30)).build();

        SyncResult result = sync(cloud, request);

        assertThat(result.duration()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.DEADLINE_EXCEEDED);
    }

    @Test
    void start_unknownProvider_isRefusedAtOnce() {
        FakeProvider cloud = cloud().build();
        CloudConnection other = CloudConnection.builder("other")
                .credentials(new CredentialSource.Role(Provider.AZURE, "app", Optional.empty(), Map.of()))
                .build();

        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).build()) {
            assertThatThrownBy(() -> xplorr.sync(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("azure")
                    .hasMessageContaining("fake");
        }
    }

    @Test
    void start_afterClose_isRefused() {
        Xplorr xplorr = FakeCloud.xplorr(clock, cloud().build()).build();
        xplorr.close();
        xplorr.close();

        assertThatThrownBy(() -> xplorr.sync(ACME)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancel_beforeAnythingIsKnown_leavesEverySliceUnattempted() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addDataset(COST, FakeCloud.monthlyCost(true))
                .build();
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            AtomicReference<SyncRun> run = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            cloud.onCall(call -> {
                awaitQuietly(started);
                run.get().cancel();
            });
            run.set(xplorr.start(ACME));
            started.countDown();

            SyncResult result = run.get().join();

            assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(result.outcomes())
                    .isNotEmpty()
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SliceOutcome.NotAttempted.class));
        }
    }

    @Test
    void addProvider_secondOfTheSameCloud_isRefused() {
        Xplorr.Builder builder = Xplorr.builder().addProvider(cloud().build());

        assertThatThrownBy(() -> builder.addProvider(cloud().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fake");
    }

    @Test
    void start_executorThatTakesNothing_isToldAndLeavesNothingBehind() {
        Xplorr xplorr = FakeCloud.xplorr(clock, cloud().build())
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();

        assertThatThrownBy(() -> xplorr.start(ACME)).isInstanceOf(RejectedExecutionException.class);
        xplorr.close();
    }

    @Test
    void close_runThatNeverGotAThread_isCancelled() {
        List<Runnable> queue = new ArrayList<>();
        Xplorr xplorr = FakeCloud.xplorr(clock, cloud().build())
                .store(store)
                .executor(queue::add)
                .build();
        SyncRun run = xplorr.start(ACME);

        xplorr.close();
        queue.forEach(Runnable::run);

        assertThat(run.join().problems()).extracting(Problem::code).containsExactly(ProblemCode.CANCELLED);
        assertThat(store.open(ACME.id()).number())
                .as("no run superseded another")
                .isEqualTo(1);
    }

    @Test
    void sync_listenerThrowsWhatNobodyDeclares_goesOn() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 1)).build();
        SyncListener broken = new SyncListener() {
            @Override
            public void pageWritten(ConnectionId connection, Slice slice, int records) {
                throw RunLifecycleTest.<RuntimeException>undeclared(new IOException("from Kotlin"));
            }

            @Override
            public void sliceStarted(ConnectionId connection, Slice slice) {
                throw new NoClassDefFoundError("broken listener");
            }
        };
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).addListener(broken).build()) {
            assertThat(xplorr.sync(ACME).status()).isEqualTo(SyncStatus.COMPLETE);
        }
    }

    @Test
    void sync_sinkThrowsWhatNobodyDeclares_ends() {
        FakeProvider cloud =
                cloud().addDataset(THINGS, FakeCloud.thingsOn(1, 1)).build();
        Store sink = Store.forwarding((connection, run, slice, page) -> {
            throw RunLifecycleTest.<RuntimeException>undeclared(new IOException("disk full"));
        });
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(sink).build()) {
            SyncResult result = xplorr.sync(ACME);

            assertThat(result.outcomes())
                    .isNotEmpty()
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SliceOutcome.Missing.class));
            assertThat(result.problems()).extracting(Problem::kind).containsOnly(ErrorKind.UNEXPECTED);
        }
    }

    @Test
    void sync_overtakenWhileItReads_asksNothingMore() {
        FakeProvider cloud = cloud("eu-west-1")
                .addDataset(THINGS, FakeCloud.thingsOn(50, 1))
                .latency((action, scope) -> Duration.ofSeconds(10))
                .build();
        try (Xplorr xplorr = FakeCloud.xplorr(clock, cloud).store(store).build()) {
            AtomicReference<SyncRun> newer = new AtomicReference<>();
            cloud.onCall(call -> {
                if (call.action().equals("fake:inventory.things") && newer.get() == null) {
                    newer.set(xplorr.start(ACME));
                }
            });

            SyncResult older = xplorr.sync(ACME);

            assertThat(older.problems()).extracting(Problem::code).containsExactly(ProblemCode.SUPERSEDED);
            assertThat(older.calls().of("fake:inventory.things").count()).isLessThan(10);
            assertThat(newer.get().join().status()).isEqualTo(SyncStatus.COMPLETE);
        }
    }

    @SuppressWarnings("unchecked") // as compilers of other languages do
    private static <T extends Throwable> T undeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }
}

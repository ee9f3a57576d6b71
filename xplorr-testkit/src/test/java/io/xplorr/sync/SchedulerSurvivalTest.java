package io.xplorr.sync;

import static io.xplorr.sync.FakeCloud.THINGS;
import static io.xplorr.sync.FakeCloud.THINGS_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.Connections;
import io.xplorr.connection.CredentialSource;
import io.xplorr.connection.TenantId;
import io.xplorr.spi.CloudProvider;
import io.xplorr.spi.ConnectionVerifier;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.ProviderSession;
import io.xplorr.spi.SessionRequest;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.store.SliceState;
import io.xplorr.store.Store;
import io.xplorr.store.StoreException;
import io.xplorr.store.StoreRun;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scheduler of one process goes on and ends whatever executor, machine and callers do to it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchedulerSurvivalTest {
    private static final Provider FAKE = Provider.of("fake");
    private static final SyncRequest BACKFILL =
            SyncRequest.builder().datasets(List.of(THINGS_ID)).build();

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final HarshTime harsh = new HarshTime(clock);

    @Test
    void schedule_executorOfOneThread_leavesItToSyncs() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (Xplorr xplorr = xplorr(TimeSource.system(), one, cloud(TimeSource.system()))) {
            ConnectionId id = connect(xplorr);

            xplorr.scheduler().schedule(id, Schedule.defaults());
            SyncResult own = xplorr.sync(connections(xplorr).connection(id));

            assertThat(own.status()).isEqualTo(SyncStatus.COMPLETE);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void schedule_executorThatRunsOnItsCaller_returns() {
        try (Xplorr xplorr = xplorr(TimeSource.system(), Runnable::run, cloud(TimeSource.system()))) {
            ConnectionId id = connect(xplorr);

            xplorr.scheduler().schedule(id, Schedule.defaults());
            SyncSummary triggered =
                    xplorr.scheduler().trigger(id).toCompletableFuture().join();

            assertThat(triggered.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(xplorr.scheduler().schedules())
                    .extracting(ScheduledSync::connectionId)
                    .containsExactly(id);
        }
    }

    @Test
    void schedule_executorThatRejects_failsThatTurnAndGoesOn() {
        AtomicInteger rejections = new AtomicInteger(1);
        Executor full = task -> {
            if (rejections.getAndDecrement() > 0) {
                throw new RejectedExecutionException("full");
            }
            clock.executor().execute(task);
        };
        onClock(xplorr(clock, full, cloud(clock)), xplorr -> {
            ConnectionId id = connect(xplorr);

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofHours(7));

            assertThat(xplorr.scheduler().history(id))
                    .extracting(SyncSummary::status)
                    .endsWith(SyncStatus.COMPLETE, SyncStatus.FAILED)
                    .hasSizeGreaterThan(1);
        });
    }

    @Test
    void schedule_noThreadForTheScheduler_startsItAtTheNextChange() {
        harsh.threadsRefused.set(1);
        onClock(xplorr(harsh, clock.executor(), cloud(clock)), xplorr -> {
            List<ConnectionId> ids = List.of(connectFarFromItsMoment(xplorr), connectFarFromItsMoment(xplorr));

            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofMinutes(1));

            assertThat(ids)
                    .allSatisfy(id -> assertThat(xplorr.scheduler().history(id)).hasSize(1));
        });
    }

    @Test
    void schedule_machineWasSuspended_catchesUpWithinAMinute() {
        onClock(xplorr(harsh, clock.executor(), cloud(clock)), xplorr -> {
            ConnectionId id = connectFarFromItsMoment(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            harsh.shiftBy(Duration.ofHours(6));
            clock.sleep(Duration.ofMinutes(1));

            assertThat(xplorr.scheduler().history(id)).hasSize(2);
        });
    }

    @Test
    void schedule_clockWasAYearAhead_goesOnWithinAMinute() {
        onClock(xplorr(harsh, clock.executor(), cloud(clock)), xplorr -> {
            ConnectionId id = connectFarFromItsMoment(xplorr);
            harsh.shiftBy(Duration.ofDays(365));
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            harsh.shiftBy(Duration.ZERO);
            clock.sleep(Duration.ofMinutes(1));

            assertThat(xplorr.scheduler().history(id)).hasSize(2);
            assertThat(xplorr.scheduler().schedules().get(0).dueAt())
                    .isEqualTo(Schedule.defaults().nextAfter(id, clock.now()));
        });
    }

    @Test
    void schedule_clockWasMinutesAhead_syncsNothingTwice() {
        onClock(xplorr(harsh, clock.executor(), cloud(clock)), xplorr -> {
            ConnectionId id = connectFarFromItsMoment(xplorr);
            harsh.shiftBy(Duration.ofMinutes(10));
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            harsh.shiftBy(Duration.ZERO);
            clock.sleep(Duration.ofMinutes(2));

            assertThat(xplorr.scheduler().history(id)).hasSize(1);
        });
    }

    @Test
    void schedule_safetyCheckAfterTheLongestDuration_syncsWithoutIt() {
        Xplorr xplorr = Xplorr.builder()
                .addProvider(cloud(clock))
                .timeSource(clock)
                .executor(clock.executor())
                .safetyCheckAfter(ChronoUnit.FOREVER.getDuration())
                .build();
        onClock(xplorr, open -> {
            ConnectionId id = connect(open);

            open.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(1));

            assertThat(open.scheduler().history(id))
                    .extracting(SyncSummary::status)
                    .containsExactly(SyncStatus.COMPLETE);
        });
    }

    @Test
    void schedule_storeIsAwayAtItsTurn_syncsMinutesAfterItIsBack() {
        AwayStore store = new AwayStore();
        FakeProvider cloud = cloud(clock);
        Xplorr xplorr = Xplorr.builder()
                .addProvider(cloud)
                .timeSource(clock)
                .executor(clock.executor())
                .store(store)
                .build();
        onClock(xplorr, open -> {
            ConnectionId id = connectFarFromItsMoment(open);
            store.away = true;
            open.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(12));
            store.away = false;
            clock.sleep(Duration.ofMinutes(5));

            assertThat(open.scheduler().history(id))
                    .extracting(SyncSummary::status)
                    .containsExactly(SyncStatus.COMPLETE, SyncStatus.FAILED, SyncStatus.FAILED, SyncStatus.FAILED);
            assertThat(cloud.calls("fake:account")).hasSize(1);
        });
    }

    @Test
    void schedule_callersOwnSyncOfSomethingElseUnderWay_waitsForIt() {
        onClock(xplorr(clock, clock.executor(), slowCloud()), xplorr -> {
            ConnectionId id = connectFarFromItsMoment(xplorr);
            Instant backfilled = clock.now().plus(Duration.ofMinutes(10));
            SyncRun own = xplorr.start(connections(xplorr).connection(id), BACKFILL);
            clock.sleep(Duration.ofMinutes(1));

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(21));

            assertThat(own.join().problems()).isEmpty();
            assertThat(xplorr.scheduler().history(id))
                    .extracting(SyncSummary::status, SyncSummary::startedAt)
                    .containsExactly(tuple(SyncStatus.COMPLETE, backfilled));
        });
    }

    @Test
    void schedule_removedWhileItsTurnWaitsForACallersOwnSync_endsWithoutAnother() {
        onClock(xplorr(clock, clock.executor(), slowCloud()), xplorr -> {
            ConnectionId id = connect(xplorr);
            SyncRun own = xplorr.start(connections(xplorr).connection(id), BACKFILL);
            CompletableFuture<SyncSummary> turn = xplorr.scheduler().trigger(id).toCompletableFuture();

            connections(xplorr).remove(id);
            own.join();

            assertThat(turn.join().problems()).containsExactly(new ProblemCode("CONNECTION_NOT_READABLE"));
        });
    }

    @Test
    void close_byManyThreads_closesOnceAndAllWaitForIt() throws InterruptedException {
        ClosingProvider provider = new ClosingProvider(cloud(TimeSource.system()), new AtomicInteger());
        Xplorr xplorr = Xplorr.builder().addProvider(provider).build();
        ConnectionId id = connect(xplorr);
        xplorr.scheduler().schedule(id, Schedule.defaults());
        List<Integer> closedWhenReturned = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(4);

        Stream.generate(() -> new Thread(() -> {
                    xplorr.close();
                    synchronized (closedWhenReturned) {
                        closedWhenReturned.add(provider.closed.get());
                    }
                    all.countDown();
                }))
                .limit(4)
                .forEach(Thread::start);

        assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(closedWhenReturned).containsOnly(1).hasSize(4);
    }

    private static Xplorr xplorr(TimeSource time, Executor executor, FakeProvider provider) {
        return Xplorr.builder()
                .addProvider(provider)
                .timeSource(time)
                .executor(executor)
                .build();
    }

    private static FakeProvider cloud(TimeSource time) {
        return FakeProvider.builder(time)
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addRegion("eu-west-1")
                .build();
    }

    /** Returns a cloud whose answers take minutes, so that no sync ends while a test only asks. */
    private FakeProvider slowCloud() {
        return FakeCloud.on(clock)
                .latency((action, scope) -> action.equals("fake:" + THINGS_ID) ? Duration.ofMinutes(10) : Duration.ZERO)
                .addDataset(THINGS, FakeCloud.thingsOn(1, 1))
                .addRegion("eu-west-1")
                .build();
    }

    private static ConnectionId connect(Xplorr xplorr) {
        ConnectionId id = connections(xplorr)
                .begin(ConnectionRequest.builder("Acme", FAKE).build())
                .id();
        connections(xplorr).complete(id, "role-of-" + id);
        return id;
    }

    /** Connects what the schedule syncs at no moment of the next half hour: ids are random, and so are moments. */
    private ConnectionId connectFarFromItsMoment(Xplorr xplorr) {
        Instant soon = clock.now().plus(Duration.ofMinutes(30));
        return Stream.generate(() -> connect(xplorr))
                .filter(id -> Schedule.defaults().nextAfter(id, clock.now()).isAfter(soon))
                .findFirst()
                .orElseThrow();
    }

    private static Connections connections(Xplorr xplorr) {
        return xplorr.connections(TenantId.of("acme"));
    }

    private void onClock(Xplorr xplorr, Body body) {
        CompletableFuture.runAsync(
                        () -> {
                            try (xplorr) {
                                body.run(xplorr);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        },
                        clock.executor())
                .join();
    }

    /** Counts how often it was closed. */
    private record ClosingProvider(CloudProvider cloud, AtomicInteger closed) implements CloudProvider {
        @Override
        public Provider id() {
            return cloud.id();
        }

        @Override
        public List<Dataset> datasets() {
            return cloud.datasets();
        }

        @Override
        public ProviderSession open(SessionRequest request) {
            return cloud.open(request);
        }

        @Override
        public void check(CredentialSource credentials) {
            cloud.check(credentials);
        }

        @Override
        public ConnectionVerifier verifier(VerificationRequest request) {
            return cloud.verifier(request);
        }

        @Override
        public BigDecimal verificationPrice() {
            return cloud.verificationPrice();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    /** A store that may be out of reach. */
    private static final class AwayStore implements Store {
        private final Store store = Store.inMemory();
        private volatile boolean away;

        @Override
        public StoreRun open(ConnectionId connectionId) {
            if (away) {
                throw new StoreException("out of reach", null);
            }
            return store.open(connectionId);
        }

        @Override
        public List<SliceState> states(ConnectionId connectionId) {
            return store.states(connectionId);
        }

        @Override
        public void remove(ConnectionId connectionId) {
            store.remove(connectionId);
        }
    }

    private interface Body {
        void run(Xplorr xplorr) throws InterruptedException;
    }

    /** A manual clock on a machine that is suspended, or has no thread to give. */
    private static final class HarshTime extends ShiftedTime {
        private final AtomicInteger threadsRefused = new AtomicInteger();

        HarshTime(ManualClock clock) {
            super(clock);
        }

        @Override
        public void startDaemon(String name, Runnable waiting) {
            if (threadsRefused.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            super.startDaemon(name, waiting);
        }
    }
}

package io.xplorr.jdbc.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.TenantId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.jdbc.JdbcStore;
import io.xplorr.record.Window;
import io.xplorr.store.StoreException;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncListener;
import io.xplorr.sync.SyncResult;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schedules that workers share through a database; several workers in this process stand for as many processes. */
@Timeout(120)
abstract class ClusterSchedulerContract {
    private static final boolean LONG = Boolean.getBoolean("xplorr.long");
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ConnectionId ID = ConnectionId.of("c-0000");

    private final ShiftedTime time = ShiftedTime.afterAMomentOf(ID);
    private final Runs runs = new Runs();
    private final List<Xplorr> workers = new ArrayList<>();
    private ConnectionStore connections = Estate.connected(Estate.ids(1));

    abstract DataSource dataSource();

    @AfterEach
    void close() {
        workers.forEach(Xplorr::close);
        assertThat(runs.twoAtOnce()).isEmpty();
    }

    @Test
    void schedule_manyConnectionsTwoWorkers_eachSyncsAtItsMomentsByOneWorkerAtATime() {
        int count = LONG ? 1_000 : 100;
        List<ConnectionId> ids = Estate.ids(count);
        connections = Estate.connected(ids);
        FakeProvider first = provider(Duration.ofMillis(5));
        FakeProvider second = provider(Duration.ofMillis(5));
        Xplorr one = worker(first);
        worker(second);
        List<Window> skipped = new ArrayList<>();

        ids.forEach(id -> one.scheduler().schedule(id, Schedule.defaults()));
        for (int round = 1; round <= 4; round++) {
            int ended = count * round;
            Until.holds("round " + round, SOON, () -> runs.ended() >= ended && runs.isIdle() && nobodyHasATurn(one));
            if (round < 4) {
                Instant before = time.now();
                time.skip(SIX_HOURS);
                skipped.add(new Window(before, before.plus(SIX_HOURS)));
            }
        }

        assertThat(ids).allSatisfy(id -> {
            List<Instant> starts = runs.startsOf(id);
            assertThat(starts).hasSizeGreaterThanOrEqualTo(4);
            for (int i = 1; i < starts.size(); i++) {
                Instant moment = Schedule.defaults().nextAfter(id, starts.get(i - 1));
                assertThat(starts.get(i)).as("no doubled run").isAfterOrEqualTo(moment);
                Instant seen = skipped.stream()
                        .filter(window -> window.contains(moment))
                        .map(Window::end)
                        .findFirst()
                        .orElse(moment);
                assertThat(starts.get(i)).as("no missed run").isBefore(seen.plus(SOON));
            }
        });
        assertThat(first.calls("fake:account")).hasSizeGreaterThan(count / 4);
        assertThat(second.calls("fake:account")).hasSizeGreaterThan(count / 4);
    }

    @Test
    void trigger_whileAnotherWorkerSyncs_joinsThatSync() throws Exception {
        CountDownLatch bothAsked = new CountDownLatch(1);
        FakeProvider slow = provider(Duration.ZERO);
        slow.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                awaitWhateverComes(bothAsked);
            }
        });
        Xplorr one = worker(slow);
        Xplorr two = worker(slow);
        CompletableFuture<SyncSummary> first;
        CompletableFuture<SyncSummary> second;
        try {
            first = one.scheduler().trigger(ID).toCompletableFuture();
            Until.holds("the sync", SOON, () -> runs.isRunning(ID));
            second = two.scheduler().trigger(ID).toCompletableFuture();
        } finally {
            bothAsked.countDown();
        }

        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(first.get(60, TimeUnit.SECONDS));
        assertThat(second.join().status()).isEqualTo(SyncStatus.COMPLETE);
        assertThat(runs.ended()).isEqualTo(1);
        assertThat(two.scheduler().history(ID)).containsExactly(first.join());
    }

    @Test
    void trigger_unscheduledConnection_syncsOnceAndLeavesNothingBehind() throws Exception {
        Xplorr one = worker(provider(Duration.ZERO));

        one.scheduler().trigger(ID).toCompletableFuture().get(60, TimeUnit.SECONDS);

        assertThat(one.scheduler().schedules()).isEmpty();
        Until.holds("no task", SOON, () -> count("xplorr.sync_task") == 0);
        assertThat(runs.ended()).isEqualTo(1);
    }

    @Test
    void trigger_tableOfTasksOutOfReach_saysWhichConnectionAndWhy() {
        Xplorr one = worker(provider(Duration.ZERO));
        execute("ALTER TABLE xplorr.sync_task RENAME TO sync_task_away");
        try {
            assertThatThrownBy(() -> one.scheduler().trigger(ID))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("setting a turn failed [connection=c-0000]: ")
                    .hasMessageContaining("sync_task");
        } finally {
            execute("ALTER TABLE xplorr.sync_task_away RENAME TO sync_task");
        }
    }

    @Test
    void pauseAndResume_byAnyWorker_holdsBackMomentsAndCatchesUpOnce() throws Exception {
        Xplorr one = worker(provider(Duration.ZERO));
        Xplorr two = worker(provider(Duration.ZERO));
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);

        two.scheduler().pause(ID);
        time.skip(Duration.ofHours(20));
        Until.holds("a look at it", SOON, () -> lookedAt(time.now()));
        assertThat(runs.ended()).isEqualTo(1);
        one.scheduler().trigger(ID).toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(runs.ended()).as("a trigger counts also when paused").isEqualTo(2);
        time.skip(Duration.ofHours(20));
        Until.holds("another look at it", SOON, () -> lookedAt(time.now()));
        assertThat(one.scheduler().schedules()).first().satisfies(schedule -> {
            assertThat(schedule.paused()).isTrue();
            assertThat(schedule.dueAt()).isBefore(time.now());
        });

        two.scheduler().resume(ID);
        Until.holds("the sync that was missed", SOON, () -> syncsOf(two) == 3 && isSettled(two));
        assertThat(two.scheduler().schedules())
                .first()
                .satisfies(schedule -> assertThat(schedule.dueAt()).isAfter(time.now()));
    }

    @Test
    void schedule_allWorkersGoneForADay_isKeptAndCaughtUpOnce() {
        worker(provider(Duration.ZERO)).scheduler().schedule(ID, Schedule.every(Duration.ofHours(2)));
        Until.holds("the first sync", SOON, () -> syncsOf(workers.get(0)) == 1);
        workers.remove(0).close();
        time.skip(Duration.ofHours(25));

        Xplorr next = worker(provider(Duration.ZERO));

        Until.holds("the sync that was missed", SOON, () -> syncsOf(next) == 2 && isSettled(next));
        Instant caughtUp = runs.startsOf(ID).get(1);
        Schedule schedule = Schedule.every(Duration.ofHours(2));
        Instant due = next.scheduler().schedules().get(0).dueAt();
        assertThat(due).isCloseTo(schedule.nextAfter(ID, caughtUp), within());
        assertThat(next.scheduler().schedules()).containsExactly(new ScheduledSync(ID, schedule, false, due, false, 0));
        assertThat(next.scheduler().history(ID)).hasSize(2);
    }

    @Test
    void schedule_anotherInterval_takesItsMoments() {
        Xplorr one = worker(provider(Duration.ZERO));
        one.scheduler().schedule(ID, Schedule.every(Duration.ofDays(7)));
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);

        one.scheduler().schedule(ID, Schedule.defaults());
        time.skip(SIX_HOURS);

        Until.holds("the next sync", SOON, () -> runs.ended() == 2);
    }

    @Test
    void unschedule_thenSkip_syncsNoMore() {
        Xplorr one = worker(provider(Duration.ZERO));
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);

        one.scheduler().unschedule(ID);
        time.skip(SIX_HOURS);

        Until.holds("no task", SOON, () -> count("xplorr.sync_task") == 0);
        assertThat(runs.ended()).isEqualTo(1);
        assertThat(one.scheduler().schedules()).isEmpty();
    }

    @Test
    void close_whileSyncRuns_leavesItToAnotherWorker() throws Exception {
        Xplorr one = worker(provider(Duration.ofMinutes(5)));
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the sync", SOON, () -> runs.isRunning(ID));
        Xplorr two = worker(provider(Duration.ZERO));

        workers.remove(one);
        one.close();

        Until.holds("the sync by the other", SOON, () -> syncsOf(two) == 1);
        assertThat(two.scheduler().history(ID)).extracting(SyncSummary::status).containsExactly(SyncStatus.COMPLETE);
        assertThatThrownBy(() -> one.scheduler().trigger(ID)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void close_whileOneSyncHangs_leavesTheOtherTurnsToOthers() throws Exception {
        List<ConnectionId> ids = Estate.ids(30);
        connections = Estate.connected(ids);
        FakeProvider slow = provider(Duration.ofMinutes(5));
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        SyncListener hangingOnce = new SyncListener() {
            @Override
            public void syncEnded(SyncResult result) {
                if (first.getAndSet(false)) {
                    awaitWhateverComes(hanging);
                }
            }
        };
        Xplorr one = worker(slow, dataSource(), builder -> builder.addListener(hangingOnce));
        ids.forEach(id -> one.scheduler().schedule(id, Schedule.defaults()));
        int atOnce = 4;
        Until.holds(
                "as many syncs as there may be",
                SOON,
                () -> slow.calls("fake:inventory.things").size() == atOnce);
        workers.remove(one);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(one::close);
        Until.holds("all of them cancelled", SOON, () -> runs.ended() == atOnce);
        worker(provider(Duration.ofMillis(50)));
        try {
            Until.holds(
                    "all but the one that hangs, by the other", SOON, () -> runs.ended() == atOnce + ids.size() - 1);
            assertThat(query("SELECT MAX(version) FROM xplorr.sync_task"))
                    .as("picked and handed back, twice at most, then picked and ended")
                    .isLessThanOrEqualTo(7);
        } finally {
            hanging.countDown();
            closing.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void trigger_connectionRemovedBeforeItsTurn_failsAndLeavesNothingBehind() throws Exception {
        List<ConnectionId> others = Estate.ids(5).subList(1, 5);
        connections = Estate.connected(Estate.ids(5));
        CountDownLatch hanging = new CountDownLatch(1);
        FakeProvider hangs = provider(Duration.ZERO);
        hangs.onCall(call -> awaitWhateverComes(hanging));
        Xplorr one = worker(hangs);
        others.forEach(id -> one.scheduler().trigger(id));
        Until.holds("syncs that take all threads", SOON, () -> hangs.calls().size() == 4);

        CompletableFuture<SyncSummary> triggered = one.scheduler().trigger(ID).toCompletableFuture();
        one.connections(TenantId.of("acme")).remove(ID);
        hanging.countDown();

        assertThatThrownBy(() -> triggered.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(UnknownConnectionException.class)
                .hasMessageContaining(ID.value());
        Until.holds("no task", SOON, () -> count("xplorr.sync_task") == 0);
    }

    @Test
    void trigger_executorOfOneThread_completes() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Xplorr worker = worker(provider(Duration.ZERO), dataSource(), builder -> builder.executor(one));

            SyncSummary ended =
                    worker.scheduler().trigger(ID).toCompletableFuture().get(60, TimeUnit.SECONDS);

            assertThat(ended.status()).isEqualTo(SyncStatus.COMPLETE);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void trigger_noThreadToLookWith_failsAndTheNextCompletes() throws Exception {
        Xplorr one = worker(provider(Duration.ZERO));
        time.refuseThreads(1);

        assertThat(one.scheduler().trigger(ID).toCompletableFuture()).failsWithin(SOON);
        assertThat(one.scheduler().trigger(ID).toCompletableFuture()).succeedsWithin(SOON);
    }

    @Test
    void schedule_anotherIntervalAtTheVeryEndOfATurn_takesItsMoments() {
        Interposed interposed = new Interposed(dataSource());
        Xplorr one = worker(provider(Duration.ZERO), interposed.dataSource(), builder -> {});
        Xplorr two = worker(provider(Duration.ZERO), interposed.dataSource(), builder -> {});
        Schedule often = Schedule.every(Duration.ofMinutes(5));
        interposed.once(() -> two.scheduler().schedule(ID, often));

        one.scheduler().schedule(ID, Schedule.every(Duration.ofDays(7)));
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);
        time.skip(often.interval());

        Until.holds("the next sync", SOON, () -> syncsOf(one) == 2);
    }

    @Test
    void resume_whileItsTurnIsSkipped_catchesUp() {
        Interposed interposed = new Interposed(dataSource());
        Xplorr one = worker(provider(Duration.ZERO), interposed.dataSource(), builder -> {});
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);
        one.scheduler().pause(ID);
        interposed.once(() -> one.scheduler().resume(ID));

        time.skip(Duration.ofHours(20));

        Until.holds("the sync that was missed", SOON, () -> syncsOf(one) == 2);
    }

    @Test
    void turn_processTakenForDeadMeanwhile_isNotNoted() {
        Interposed interposed = new Interposed(dataSource());
        Xplorr one = worker(provider(Duration.ZERO), interposed.dataSource(), builder -> {});
        Instant firstTurn = time.now();
        interposed.once(() -> execute("UPDATE xplorr.sync_task SET version = version + 1"));

        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the sync", SOON, () -> runs.ended() == 1);
        workers.remove(one);
        one.close(); // waits for the turn's end

        Xplorr two = worker(provider(Duration.ZERO));
        assertThat(two.scheduler().history(ID)).isEmpty();
        assertThat(two.scheduler().schedules())
                .first()
                .satisfies(schedule -> assertThat(schedule.dueAt())
                        .isCloseTo(firstTurn, new TemporalUnitWithinOffset(1, ChronoUnit.MINUTES)));
    }

    @Test
    void schedule_refusedConnection_backsOffAcrossWorkersAndTellsOnce() {
        FakeProvider denying = provider(Duration.ZERO);
        denying.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });
        Xplorr one = worker(denying);
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first refusal", SOON, () -> refusals(one) == 1 && syncsOf(one) == 1);
        assertBackoff(one, Duration.ofHours(1));
        workers.remove(one);
        one.close();
        Xplorr two = worker(denying);
        time.skip(Duration.ofHours(1));
        Until.holds("the second refusal", SOON, () -> refusals(two) == 2 && syncsOf(two) == 2);
        assertBackoff(two, Duration.ofHours(2));
        assertThat(runs.events()).containsExactly("backed off " + ID);

        denying.onCall(call -> {});
        time.skip(Duration.ofHours(2));
        Until.holds("the recovery", SOON, () -> runs.events().contains("recovered " + ID));
        Until.holds("no refusal any more", SOON, () -> refusals(two) == 0);
        assertThat(two.scheduler().history(ID).get(1).problems()).containsExactly(ProblemCode.ACCESS_DENIED);
        assertThat(two.scheduler().history(ID).get(1).refused()).isTrue();
    }

    @Test
    void schedule_againOnceVerified_doesNotWaitForTheNextTry() {
        FakeProvider denying = provider(Duration.ZERO);
        denying.onCall(call -> {
            if (call.action().equals("fake:inventory.things")) {
                throw FakeFailure.denied();
            }
        });
        Xplorr one = worker(denying);
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first refusal", SOON, () -> refusals(one) == 1 && syncsOf(one) == 1);
        one.scheduler().schedule(ID, Schedule.defaults());
        assertBackoff(one, Duration.ofHours(1)); // while it is refused

        denying.onCall(call -> {});
        one.connections(TenantId.of("acme")).verify(ID);
        one.scheduler().schedule(ID, Schedule.defaults());

        Until.holds("the recovery", SOON, () -> runs.events().contains("recovered " + ID));
    }

    @Test
    void anyMethod_unknownOrRemovedConnection_isRefusedAndItsScheduleEnds() {
        Xplorr one = worker(provider(Duration.ZERO));
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);

        one.connections(TenantId.of("acme")).remove(ID);
        time.skip(SIX_HOURS);

        Until.holds("no schedule", SOON, () -> one.scheduler().schedules().isEmpty());
        for (ConnectionId id : List.of(ID, ConnectionId.of("nobodys"))) {
            assertThatThrownBy(() -> one.scheduler().schedule(id, Schedule.defaults()))
                    .isInstanceOf(UnknownConnectionException.class);
            assertThatThrownBy(() -> one.scheduler().unschedule(id)).isInstanceOf(UnknownConnectionException.class);
            assertThatThrownBy(() -> one.scheduler().pause(id)).isInstanceOf(UnknownConnectionException.class);
            assertThatThrownBy(() -> one.scheduler().resume(id)).isInstanceOf(UnknownConnectionException.class);
            assertThatThrownBy(() -> one.scheduler().trigger(id)).isInstanceOf(UnknownConnectionException.class);
            assertThatThrownBy(() -> one.scheduler().history(id)).isInstanceOf(UnknownConnectionException.class);
        }
    }

    @Test
    void pause_connectionRemovedMeanwhile_endsItsScheduleAndHistory() {
        Xplorr one = worker(provider(Duration.ZERO));
        one.scheduler().schedule(ID, Schedule.defaults());
        Until.holds("the first sync", SOON, () -> syncsOf(one) == 1);

        one.scheduler().pause(ID);
        one.connections(TenantId.of("acme")).remove(ID);
        time.skip(SIX_HOURS);

        Until.holds("no schedule", SOON, () -> one.scheduler().schedules().isEmpty());
        Until.holds("no task", SOON, () -> count("xplorr.sync_task") == 0);
        assertThat(count("xplorr.sync_history")).isZero();
    }

    @Test
    void history_manySyncs_holdsTheLastTwentyNewestFirst() throws Exception {
        Xplorr one = worker(provider(Duration.ZERO));
        for (int i = 0; i < 22; i++) {
            one.scheduler().trigger(ID).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }

        assertThat(one.scheduler().history(ID))
                .hasSize(20)
                .isSortedAccordingTo((a, b) -> Long.compare(b.run(), a.run()))
                .last()
                .satisfies(oldest -> assertThat(oldest.run()).isEqualTo(3));
    }

    private FakeProvider provider(Duration latency) {
        return Estate.provider(time, latency).build();
    }

    private Xplorr worker(FakeProvider provider) {
        return worker(provider, dataSource(), builder -> {});
    }

    private Xplorr worker(FakeProvider provider, DataSource schedules, Consumer<Xplorr.Builder> more) {
        Xplorr.Builder builder = Xplorr.builder()
                .addProvider(provider)
                .timeSource(time)
                .store(JdbcStore.open(dataSource()))
                .connectionStore(connections)
                .addListener(runs)
                .scheduledSyncsAtOnce(4)
                .scheduler(ClusterScheduling.builder(schedules)
                        .pollingInterval(Duration.ofMillis(100))
                        .heartbeat(Duration.ofSeconds(20))
                        .build());
        more.accept(builder);
        Xplorr worker = builder.build();
        workers.add(worker);
        return worker;
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                over = latch.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // hangs on, as a call does before Java 21
            }
        }
    }

    private static boolean nobodyHasATurn(Xplorr worker) {
        return worker.scheduler().schedules().stream().noneMatch(ScheduledSync::running);
    }

    private boolean isSettled(Xplorr worker) {
        return nobodyHasATurn(worker)
                && worker.scheduler().schedules().stream()
                        .allMatch(schedule -> schedule.dueAt().isAfter(time.now()));
    }

    // A turn is noted in the history before it ends.
    private static int syncsOf(Xplorr worker) {
        return worker.scheduler().history(ID).size();
    }

    private static int refusals(Xplorr worker) {
        return worker.scheduler().schedules().get(0).refusals();
    }

    private void assertBackoff(Xplorr worker, Duration expected) {
        Instant due = worker.scheduler().schedules().get(0).dueAt();
        Instant last = worker.scheduler().history(ID).get(0).endedAt();
        assertThat(due).isCloseTo(last.plus(expected), within());
    }

    private static TemporalUnitOffset within() {
        return new TemporalUnitWithinOffset(1, ChronoUnit.MILLIS);
    }

    /** Returns whether the task's next look lies ahead. */
    private boolean lookedAt(Instant now) {
        return query(
                        "SELECT COUNT(*) FROM xplorr.sync_task WHERE NOT picked AND execution_time > TIMESTAMP WITH TIME ZONE '"
                                + now + "'")
                == 1;
    }

    private long count(String table) {
        return query("SELECT COUNT(*) FROM " + table);
    }

    private void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long query(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

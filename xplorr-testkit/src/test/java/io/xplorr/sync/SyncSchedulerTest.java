package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.ErrorKind;
import io.xplorr.Provider;
import io.xplorr.Xplorr;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.connection.ConnectionStore;
import io.xplorr.connection.Connections;
import io.xplorr.connection.TenantId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.record.CloudRecord;
import io.xplorr.record.DatasetId;
import io.xplorr.record.Scope;
import io.xplorr.spi.Dataset;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scheduler of one process. Every test runs as a task of the manual clock: while it runs, time stands still, and it
 * passes while the test sleeps.
 */
class SyncSchedulerTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Duration LATENCY = Duration.ofMinutes(1);
    private static final Provider FAKE = Provider.of("fake");

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final ConnectionStore registered = ConnectionStore.inMemory();
    private final Events events = new Events();
    private final FakeProvider provider = FakeProvider.builder(clock)
            .latency((action, scope) -> action.equals("fake:inventory.things") ? LATENCY : Duration.ZERO)
            .addDataset(Dataset.builder("inventory.things").build(), request -> List.<CloudRecord>of())
            .addDataset(Dataset.builder("inventory.others").build(), request -> List.<CloudRecord>of())
            .build();

    @Test
    void schedule_neverSynced_syncsAtOnceAndThenAtItsOwnMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            Instant start = clock.now();

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofHours(20));

            Instant second = Schedule.defaults().nextAfter(id, start);
            assertThat(syncsOf(id))
                    .startsWith(start, second, second.plus(SIX_HOURS), second.plus(SIX_HOURS.multipliedBy(2)))
                    .hasSize(4);
            assertThat(xplorr.scheduler().history(id))
                    .allSatisfy(past -> assertThat(past.status()).isEqualTo(SyncStatus.COMPLETE))
                    .extracting(SyncSummary::startedAt)
                    .containsExactlyElementsOf(reversed(syncsOf(id)));
        });
    }

    @Test
    void schedule_connectionOfSomeDatasets_readsThoseOnly() {
        onClock(xplorr -> {
            ConnectionId id = connect(
                    xplorr,
                    ConnectionRequest.builder("some", FAKE)
                            .addDataset(DatasetId.of("inventory.others"))
                            .build());

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofSeconds(1));

            assertThat(provider.calls("fake:inventory.others")).hasSize(1);
            assertThat(provider.calls("fake:inventory.things")).isEmpty();
        });
    }

    @Test
    void schedule_sameAgain_changesNothing() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            xplorr.scheduler().pause(id);
            clock.sleep(Duration.ofMinutes(10));
            List<ScheduledSync> before = xplorr.scheduler().schedules();

            xplorr.scheduler().schedule(id, Schedule.defaults());

            assertThat(xplorr.scheduler().schedules()).isEqualTo(before);
        });
    }

    @Test
    void schedule_another_goesOverToItsMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(10));
            Schedule hourly = Schedule.every(Duration.ofHours(1));

            xplorr.scheduler().schedule(id, hourly);
            clock.sleep(Duration.ofHours(4));

            assertThat(syncsOf(id)).hasSize(5);
            assertThat(syncsOf(id).get(2))
                    .isEqualTo(hourly.nextAfter(id, syncsOf(id).get(1)));
            assertThat(xplorr.scheduler().schedules())
                    .extracting(ScheduledSync::schedule)
                    .containsExactly(hourly);
        });
    }

    @Test
    void schedule_manyAtOnce_runsAtMostSoManyAndSpreadsTheRest() {
        onClock(xplorr -> {
            List<ConnectionId> ids = connectMany(xplorr, 60);

            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofHours(7));

            assertThat(events.mostAtOnce).hasValue(8);
            assertThat(ids).allSatisfy(id -> assertThat(syncsOf(id)).hasSizeBetween(2, 3));
            Instant spread = clock.now().minus(Duration.ofHours(6));
            assertThat(ids.stream()
                            .flatMap(id -> syncsOf(id).stream())
                            .filter(spread::isBefore)
                            .distinct())
                    .hasSizeGreaterThan(50);
        });
    }

    @Test
    void schedule_afterADayDown_catchesUpOnceAndGoesOnAtTheSameMoments() {
        List<ConnectionId> ids = new ArrayList<>();
        onClock(xplorr -> {
            ids.addAll(connectMany(xplorr, 5));
            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofHours(7));
        });
        clock.advance(Duration.ofHours(24));
        int before = provider.calls("fake:inventory.things").size();

        onClock(xplorr -> {
            Instant up = clock.now();
            ids.forEach(id -> xplorr.scheduler().schedule(id, Schedule.defaults()));
            clock.sleep(Duration.ofSeconds(1));
            assertThat(provider.calls("fake:inventory.things")).hasSize(before + 5);
            clock.sleep(SIX_HOURS);

            assertThat(ids)
                    .allSatisfy(id -> assertThat(syncsOf(id).stream().filter(at -> !at.isBefore(up)))
                            .containsExactly(up, secondAfter(id, up)));
        });
    }

    /** A connection's own moment may come while the first sync still runs. */
    private static Instant secondAfter(ConnectionId id, Instant first) {
        Instant moment = Schedule.defaults().nextAfter(id, first);
        Instant ended = first.plus(LATENCY);
        return moment.isBefore(ended) ? ended : moment;
    }

    @Test
    void schedule_shortlyDown_waitsForTheNextMoment() {
        List<ConnectionId> ids = new ArrayList<>();
        onClock(xplorr -> {
            ids.add(connect(xplorr));
            xplorr.scheduler().schedule(ids.get(0), Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));
        });
        Instant next = Schedule.defaults().nextAfter(ids.get(0), clock.now());

        onClock(xplorr -> {
            xplorr.scheduler().schedule(ids.get(0), Schedule.defaults());
            clock.sleep(Duration.between(clock.now(), next).minusSeconds(1));

            assertThat(syncsOf(ids.get(0))).hasSize(1);
        });
    }

    @Test
    void trigger_whileOneRuns_joinsIt() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            CompletableFuture<SyncSummary> first =
                    xplorr.scheduler().trigger(id).toCompletableFuture();
            clock.sleep(Duration.ofSeconds(1));

            CompletableFuture<SyncSummary> second =
                    xplorr.scheduler().trigger(id).toCompletableFuture();
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(LATENCY);

            assertThat(first).isCompleted();
            assertThat(second.join()).isEqualTo(first.join());
            assertThat(syncsOf(id)).hasSize(1);
            assertThat(xplorr.scheduler().history(id)).containsExactly(first.join());
        });
    }

    @Test
    void trigger_whileACallersOwnSyncRuns_joinsItIfItAsksForTheSame() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            SyncRun own = xplorr.start(connections(xplorr).connection(id), SyncRequest.defaults());
            clock.sleep(Duration.ofSeconds(1));

            CompletableFuture<SyncSummary> joined =
                    xplorr.scheduler().trigger(id).toCompletableFuture();
            clock.sleep(LATENCY);

            assertThat(joined).isCompletedWithValue(SyncSummary.of(own.join()));
            assertThat(syncsOf(id)).hasSize(1);
        });
    }

    @Test
    void trigger_scheduledOrPaused_runsNowAndKeepsTheMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));
            xplorr.scheduler().pause(id);
            Instant due = xplorr.scheduler().schedules().get(0).dueAt();

            Instant now = clock.now();
            xplorr.scheduler().trigger(id);
            clock.sleep(LATENCY.plusSeconds(1));

            assertThat(syncsOf(id)).hasSize(2).contains(now);
            assertThat(xplorr.scheduler().schedules())
                    .containsExactly(new ScheduledSync(id, Schedule.defaults(), true, due, false, 0));
        });
    }

    @Test
    void pause_overSomeMoments_syncsNothingAndResumeCatchesUpOnce() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            xplorr.scheduler().pause(id);
            clock.sleep(Duration.ofHours(30));
            assertThat(syncsOf(id)).hasSize(1);
            Instant resumed = clock.now();
            xplorr.scheduler().resume(id);
            clock.sleep(SIX_HOURS);

            assertThat(syncsOf(id).subList(1, 3))
                    .containsExactly(resumed, Schedule.defaults().nextAfter(id, resumed));
        });
    }

    @Test
    void unschedule_whileItRuns_letsThatSyncEndAndStartsNoOther() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofSeconds(1));

            xplorr.scheduler().unschedule(id);
            clock.sleep(Duration.ofDays(2));

            assertThat(xplorr.scheduler().schedules()).isEmpty();
            assertThat(xplorr.scheduler().history(id))
                    .extracting(SyncSummary::status)
                    .containsExactly(SyncStatus.COMPLETE);
        });
    }

    @Test
    void schedule_refusedConnection_triesEverLessOftenTellsOnceAndRecovers() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));
            refuse(true);
            clock.sleep(Duration.ofDays(4));

            Instant refused = xplorr.scheduler().history(id).stream()
                    .reduce((newer, older) -> older.refused() ? older : newer)
                    .orElseThrow()
                    .startedAt();
            assertThat(connections(xplorr).status(id).state()).isEqualTo(ConnectionState.BROKEN);
            assertThat(triesSince(refused)).startsWith(1L, 3L, 7L, 15L, 31L, 55L, 79L);
            assertThat(events.told).containsExactly("backed off " + id);

            refuse(false);
            clock.sleep(Duration.ofHours(24).plusMinutes(2));
            assertThat(connections(xplorr).status(id).state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(events.told).containsExactly("backed off " + id, "recovered " + id);
            SyncSummary last = xplorr.scheduler().history(id).get(0);
            assertThat(last.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(xplorr.scheduler().schedules())
                    .containsExactly(new ScheduledSync(
                            id,
                            Schedule.defaults(),
                            false,
                            Schedule.defaults().nextAfter(id, last.startedAt()),
                            false,
                            0));
        });
    }

    @Test
    void schedule_everythingDenied_backsOffThoughItIsStillReadable() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            provider.onCall(call -> {
                if (call.action().startsWith("fake:inventory")) {
                    throw FakeFailure.denied();
                }
            });
            Instant start = clock.now();

            xplorr.scheduler().schedule(id, Schedule.every(Duration.ofMinutes(1)));
            clock.sleep(Duration.ofHours(8));

            assertThat(connections(xplorr).status(id).state()).isEqualTo(ConnectionState.DEGRADED);
            assertThat(syncsOf(id).stream()
                            .map(at -> Duration.between(start, at).toHours()))
                    .containsExactly(0L, 1L, 3L, 7L);
            assertThat(events.told).containsExactly("backed off " + id);
        });
    }

    @Test
    void schedule_throttledSync_staysWithItsMoments() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            provider.onCall(call -> {
                throw FakeFailure.throttled();
            });

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofHours(5).plusMinutes(59));

            SyncSummary past = xplorr.scheduler().history(id).get(0);
            assertThat(past.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(past.refused()).isFalse();
            assertThat(xplorr.scheduler().schedules().get(0).dueAt())
                    .isEqualTo(Schedule.defaults().nextAfter(id, past.startedAt()));
            assertThat(events.told).isEmpty();
        });
    }

    @Test
    void schedule_neverVerified_saysSoInItsHistoryAndCallsNothing() {
        onClock(xplorr -> {
            ConnectionId id = connections(xplorr)
                    .begin(ConnectionRequest.builder("pending", FAKE).build())
                    .id();

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofSeconds(1));

            assertThat(provider.calls()).isEmpty();
            assertThat(xplorr.scheduler().history(id))
                    .extracting(SyncSummary::problems)
                    .containsExactly(List.of(new ProblemCode("CONNECTION_NOT_READABLE")));
        });
    }

    @Test
    void schedule_roleOpenedToOthers_isNoticedWithinADayAtNoPrice() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            Instant verified = connections(xplorr).status(id).verifiedAt().orElseThrow();
            List<VerificationRequest> looks = new CopyOnWriteArrayList<>();
            provider.onVerify(request -> {
                looks.add(request);
                return unsafe();
            });

            xplorr.scheduler().schedule(id, Schedule.every(Duration.ofHours(24)));
            clock.sleep(Duration.ofHours(49));

            assertThat(connections(xplorr).status(id).state()).isEqualTo(ConnectionState.QUARANTINED);
            assertThat(looks).singleElement().satisfies(look -> {
                assertThat(look.billedCalls()).isFalse();
                assertThat(look.datasets()).isEmpty();
            });
            assertThat(syncsOf(id))
                    .as("those before somebody looked")
                    .isNotEmpty()
                    .allMatch(at -> at.isBefore(verified.plus(Duration.ofHours(24))));
        });
    }

    @Test
    void schedule_safeConnection_isLookedAtOnceADayAndStaysAsItIs() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            provider.fail("fake:inventory.things", Scope.GLOBAL, FakeFailure.denied());
            connections(xplorr).verify(id);
            int before = provider.calls("fake:verify").size();

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofDays(3));

            assertThat(provider.calls("fake:verify")).hasSize(before + 3);
            ConnectionStatus status = connections(xplorr).status(id);
            assertThat(status.state()).isEqualTo(ConnectionState.DEGRADED);
            assertThat(status.openProblems()).extracting(Problem::code).containsExactly(ProblemCode.ACCESS_DENIED);
            assertThat(status.verifiedAt())
                    .hasValueSatisfying(at -> assertThat(at).isAfter(clock.now().minus(Duration.ofHours(24))));
        });
    }

    @Test
    void schedule_lookThatCannotTell_syncsOnAndLooksAgain() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            provider.onVerify(request -> ConnectionReport.builder()
                    .addCheck(Check.unknown("closed", Check.Weight.SAFETY, problem("STS is down")))
                    .build());

            clock.sleep(Duration.ofHours(24));
            xplorr.scheduler().schedule(id, Schedule.every(Duration.ofHours(24)));
            clock.sleep(Duration.ofHours(49));

            assertThat(syncsOf(id)).hasSizeGreaterThan(2);
            assertThat(provider.calls("fake:verify"))
                    .as("with that of connecting")
                    .hasSize(1 + syncsOf(id).size());
            assertThat(connections(xplorr).status(id).state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(connections(xplorr).status(id).openProblems()).isEmpty();
        });
    }

    @Test
    void schedule_quarantinedConnection_isNotReadUntilAVerificationPasses() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            provider.onVerify(request -> unsafe());
            connections(xplorr).verify(id);
            int calls = provider.calls().size();

            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofDays(2));

            assertThat(provider.calls()).hasSize(calls);
            assertThat(xplorr.scheduler().history(id))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(past ->
                            assertThat(past.problems()).containsExactly(new ProblemCode("CONNECTION_NOT_READABLE")));

            provider.onVerify(FakeProvider::works);
            connections(xplorr).verify(id);
            clock.sleep(SIX_HOURS.plus(LATENCY));
            assertThat(xplorr.scheduler().history(id).get(0).status()).isEqualTo(SyncStatus.COMPLETE);
        });
    }

    @Test
    void schedule_lookWhileSomebodyVerifies_doesNotOvertakeThat() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            clock.sleep(Duration.ofHours(24));
            provider.onVerify(request -> {
                provider.onVerify(FakeProvider::works);
                xplorr.scheduler().trigger(id);
                pass(LATENCY.multipliedBy(2));
                return FakeProvider.works(request);
            });

            ConnectionReport report = connections(xplorr).verify(id);

            assertThat(report.permissions()).isNotEmpty();
            assertThat(provider.calls("fake:verify")).as("both looked").hasSize(3);
            assertThat(syncsOf(id)).hasSize(1);
        });
    }

    private void pass(Duration time) {
        try {
            clock.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void build_scheduledRequestOfAMisspeltDataset_isRefused() {
        Xplorr.Builder builder = Xplorr.builder()
                .addProvider(provider)
                .scheduledRequest(SyncRequest.builder()
                        .addWithout(DatasetId.of("inventory.thinks"))
                        .build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("without of scheduledRequest")
                .hasMessageEndingWith("was: inventory.thinks");
    }

    @Test
    void safetyCheckAfter_negative_isRefused() {
        assertThatThrownBy(() -> Xplorr.builder().safetyCheckAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("safetyCheckAfter")
                .hasMessageContaining("PT-1S");
    }

    @Test
    void schedule_connectionRemoved_endsByItself() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));

            connections(xplorr).remove(id);
            clock.sleep(SIX_HOURS);

            assertThat(xplorr.scheduler().schedules()).isEmpty();
            assertThat(syncsOf(id)).hasSize(1);
        });
    }

    static Stream<Arguments> methodsOfAnId() {
        return Stream.<Arguments>of(
                Arguments.of("schedule", (Use) (s, id) -> s.schedule(id, Schedule.defaults())),
                Arguments.of("unschedule", (Use) SyncScheduler::unschedule),
                Arguments.of("pause", (Use) SyncScheduler::pause),
                Arguments.of("resume", (Use) SyncScheduler::resume),
                Arguments.of("trigger", (Use) SyncScheduler::trigger),
                Arguments.of("history", (Use) SyncScheduler::history));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methodsOfAnId")
    void anyMethod_unknownOrRemovedConnection_isRefused(String name, Use method) {
        onClock(xplorr -> {
            ConnectionId removed = connect(xplorr);
            connections(xplorr).remove(removed);

            for (ConnectionId id : List.of(ConnectionId.of("nobodys"), removed)) {
                assertThatThrownBy(() -> method.on(xplorr.scheduler(), id))
                        .isInstanceOf(UnknownConnectionException.class)
                        .hasMessageContaining(id.value());
            }
            assertThat(xplorr.scheduler().schedules()).isEmpty();
        });
    }

    @Test
    void history_manySyncs_holdsTheLastTwentyNewestFirst() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.every(Duration.ofHours(1)));
            clock.sleep(Duration.ofHours(40));

            assertThat(xplorr.scheduler().history(id))
                    .hasSize(20)
                    .isSortedAccordingTo((a, b) -> b.startedAt().compareTo(a.startedAt()))
                    .first()
                    .satisfies(newest -> assertThat(newest.startedAt())
                            .isEqualTo(syncsOf(id).get(syncsOf(id).size() - 1)));
        });
    }

    @Test
    void close_whileSyncsRun_cancelsAndWaitsForThem() {
        List<CompletableFuture<SyncSummary>> triggered = new ArrayList<>();
        List<Xplorr> closed = new ArrayList<>();
        List<ConnectionId> ids = new ArrayList<>();
        onClock(xplorr -> {
            closed.add(xplorr);
            ids.addAll(connectMany(xplorr, 3));
            ids.forEach(id -> {
                xplorr.scheduler().schedule(id, Schedule.defaults());
                triggered.add(xplorr.scheduler().trigger(id).toCompletableFuture());
            });
            clock.sleep(Duration.ofSeconds(1));

            xplorr.close();

            assertThat(triggered)
                    .allSatisfy(run -> assertThat(run.join().problems()).containsExactly(ProblemCode.CANCELLED));
        });

        assertThatThrownBy(() -> closed.get(0).scheduler().trigger(ids.get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(provider.calls("fake:inventory.things")).hasSize(3);
    }

    private void refuse(boolean refused) {
        provider.onCall(call -> {
            if (refused && call.action().equals("fake:authenticate")) {
                throw FakeFailure.rejected();
            }
        });
        provider.onVerify(request -> refused
                ? ConnectionReport.builder()
                        .addCheck(Check.failed(
                                "assume",
                                Check.Weight.NEEDED,
                                Problem.builder(ProblemCode.CREDENTIALS_REJECTED)
                                        .kind(ErrorKind.AUTHENTICATION)
                                        .message("who are you")
                                        .build()))
                        .build()
                : FakeProvider.works(request));
    }

    private static ConnectionReport unsafe() {
        return ConnectionReport.builder()
                .addCheck(Check.failed("closed", Check.Weight.SAFETY, problem("It is open.")))
                .build();
    }

    private static Problem problem(String message) {
        return Problem.builder(new ProblemCode("SOME_CHECK")).message(message).build();
    }

    private List<Long> triesSince(Instant first) {
        return provider.calls("fake:verify").stream()
                .map(FakeCall::at)
                .filter(at -> at.isAfter(first))
                .map(at -> Duration.between(first, at).toHours())
                .toList();
    }

    private List<Instant> syncsOf(ConnectionId id) {
        return provider.calls("fake:account").stream()
                .filter(call -> call.connectionId().equals(id))
                .map(FakeCall::at)
                .toList();
    }

    private static List<Instant> reversed(List<Instant> instants) {
        List<Instant> reversed = new ArrayList<>(instants);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Connections connections(Xplorr xplorr) {
        return xplorr.connections(TenantId.of("acme"));
    }

    /** Connects, and waits until one and a half hours after one of its moments: ids are random. */
    private ConnectionId connect(Xplorr xplorr) throws InterruptedException {
        ConnectionId id =
                connect(xplorr, ConnectionRequest.builder("Acme", FAKE).build());
        Instant moment = Schedule.defaults().nextAfter(id, clock.now());
        clock.sleep(Duration.between(clock.now(), moment).plusMinutes(90));
        return id;
    }

    private static ConnectionId connect(Xplorr xplorr, ConnectionRequest request) {
        ConnectionId id = connections(xplorr).begin(request).id();
        connections(xplorr).complete(id, "role-of-" + id);
        return id;
    }

    private static List<ConnectionId> connectMany(Xplorr xplorr, int count) {
        return Stream.generate(() ->
                        connect(xplorr, ConnectionRequest.builder("Acme", FAKE).build()))
                .limit(count)
                .toList();
    }

    /** Runs a test as a task of the clock, over an Xplorr that is closed after it. */
    private void onClock(Body body) {
        CompletableFuture.runAsync(
                        () -> {
                            try (Xplorr xplorr = FakeCloud.xplorr(clock, provider)
                                    .connectionStore(registered)
                                    .addListener(events)
                                    .build()) {
                                body.run(xplorr);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        },
                        clock.executor())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private interface Body {
        void run(Xplorr xplorr) throws InterruptedException;
    }

    private interface Use {
        void on(SyncScheduler scheduler, ConnectionId id);
    }

    /** What listeners are told. */
    private static final class Events implements SyncListener {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Set<ConnectionId> running = ConcurrentHashMap.newKeySet();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public void syncStarted(ConnectionId connectionId, long run) {
            if (!running.add(connectionId)) {
                told.add("two at once " + connectionId);
            }
            mostAtOnce.accumulateAndGet(running.size(), Math::max);
        }

        @Override
        public void syncEnded(SyncResult result) {
            running.remove(result.connectionId());
        }

        @Override
        public void scheduleBackedOff(SyncSummary refused) {
            told.add("backed off " + refused.connectionId());
        }

        @Override
        public void scheduleRecovered(SyncSummary ended) {
            told.add("recovered " + ended.connectionId());
        }
    }
}

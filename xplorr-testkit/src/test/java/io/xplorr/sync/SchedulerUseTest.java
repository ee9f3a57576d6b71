package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.record.DatasetId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one asks of the scheduler while syncs run and between them. */
class SchedulerUseTest extends SchedulerFixture {
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
    void scheduledRequest_thatRestates_isRefused() {
        SyncRequest restating =
                SyncRequest.builder().addRestate(YearMonth.of(2026, 9)).build();

        assertThatThrownBy(() -> Xplorr.builder().scheduledRequest(restating))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each sync would read them again")
                .hasMessageEndingWith("was: [2026-09]");
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

    private interface Use {
        void on(SyncScheduler scheduler, ConnectionId id);
    }
}

package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.ErrorKind;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionState;
import io.xplorr.testkit.FakeCall;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the scheduler tries what is refused. */
class SchedulerBackOffTest extends SchedulerFixture {
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
    void schedule_againOnceVerified_doesNotWaitForTheNextTry() {
        onClock(xplorr -> {
            ConnectionId id = connect(xplorr);
            xplorr.scheduler().schedule(id, Schedule.defaults());
            clock.sleep(Duration.ofMinutes(2));
            refuse(true);
            clock.sleep(Duration.ofDays(4));
            Instant nextTry = xplorr.scheduler().schedules().get(0).dueAt();
            xplorr.scheduler().schedule(id, Schedule.defaults());
            assertThat(xplorr.scheduler().schedules().get(0).dueAt())
                    .as("while it is refused")
                    .isEqualTo(nextTry);

            refuse(false);
            connections(xplorr).complete(id, "another role");
            xplorr.scheduler().schedule(id, Schedule.defaults());
            Instant mended = clock.now();
            clock.sleep(Duration.ofMinutes(2));

            assertThat(nextTry).isAfter(mended.plus(Duration.ofHours(1)));
            SyncSummary last = xplorr.scheduler().history(id).get(0);
            assertThat(last.startedAt()).isEqualTo(mended);
            assertThat(last.status()).isEqualTo(SyncStatus.COMPLETE);
            assertThat(events.told).containsExactly("backed off " + id, "recovered " + id);
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

    private List<Long> triesSince(Instant first) {
        return provider.calls("fake:verify").stream()
                .map(FakeCall::at)
                .filter(at -> at.isAfter(first))
                .map(at -> Duration.between(first, at).toHours())
                .toList();
    }
}

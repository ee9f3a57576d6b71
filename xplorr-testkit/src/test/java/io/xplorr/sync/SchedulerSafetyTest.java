package io.xplorr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.Xplorr;
import io.xplorr.connection.Check;
import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.ConnectionReport;
import io.xplorr.connection.ConnectionRequest;
import io.xplorr.connection.ConnectionState;
import io.xplorr.connection.ConnectionStatus;
import io.xplorr.record.Scope;
import io.xplorr.spi.VerificationRequest;
import io.xplorr.testkit.FakeFailure;
import io.xplorr.testkit.FakeProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the scheduler does not read, and how it notices that a connection has become unsafe. */
class SchedulerSafetyTest extends SchedulerFixture {
    @Test
    void schedule_neverVerified_saysSoInItsHistoryAndCallsNothing() {
        onClock(xplorr -> {
            ConnectionId id = connections(xplorr)
                    .begin(ConnectionRequest.builder("pending", FAKE).build())
                    .id();
            awaitMoment(id);

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

    @Test
    void safetyCheckAfter_negative_isRefused() {
        assertThatThrownBy(() -> Xplorr.builder().safetyCheckAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("safetyCheckAfter")
                .hasMessageContaining("PT-1S");
    }

    private void pass(Duration time) {
        try {
            clock.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ConnectionReport unsafe() {
        return ConnectionReport.builder()
                .addCheck(Check.failed("closed", Check.Weight.SAFETY, problem("It is open.")))
                .build();
    }

    private static Problem problem(String message) {
        return Problem.builder(new ProblemCode("SOME_CHECK")).message(message).build();
    }
}

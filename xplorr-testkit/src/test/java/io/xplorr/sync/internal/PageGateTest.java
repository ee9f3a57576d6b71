package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.ErrorKind;
import io.xplorr.connection.ConnectionId;
import io.xplorr.record.Scope;
import io.xplorr.spi.CallError;
import io.xplorr.spi.CallError.Reaction;
import io.xplorr.spi.CallException;
import io.xplorr.spi.CallPolicy;
import io.xplorr.spi.CallRules;
import io.xplorr.spi.Price;
import io.xplorr.spi.RateLimit;
import io.xplorr.sync.CallCount;
import io.xplorr.sync.CallEvent;
import io.xplorr.sync.ProblemCode;
import io.xplorr.sync.SyncListener;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageGateTest {
    private static final String ACTION = "cloud:Read";
    private static final Duration CALL_DEADLINE = Duration.ofMinutes(3);

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private final CallLedger ledger = new CallLedger(Optional.empty());
    private final RateLimits limits = new RateLimits(clock);
    private final RunControl control = new RunControl(clock, Duration.ofHours(2));
    private final List<CallEvent> events = new ArrayList<>();
    private final Slots calls = new Slots(1, clock);
    private RateLimit rate = new RateLimit("account", "cloud", 100, 100, true);

    private final CallContext context = new CallContext(
            ConnectionId.of("acme"),
            new Policy(),
            control,
            ledger,
            new Listeners(
                    List.of(new SyncListener() {
                        @Override
                        public void callEnded(CallEvent event) {
                            events.add(event);
                        }
                    }),
                    clock),
            limits,
            new Circuits(clock),
            new Backoff(new SplittableRandom(1)),
            calls,
            new AnswerPlaces(4, clock),
            new Slots(2, clock),
            new Slots(1, clock),
            clock,
            CALL_DEADLINE);

    @Test
    void call_permitsForTheNextAttemptComeAfterTheDeadline_failsWithWhatWentWrong() {
        rate = new RateLimit("account", "cloud", 1, 1 / 600.0, true); // one permit in ten minutes

        assertThatExceptionOfType(CallException.class)
                .isThrownBy(() -> call(() -> {
                    throw new IllegalStateException("reset");
                }))
                .satisfies(failure -> assertThat(failure.error().code()).isEqualTo(ProblemCode.UNAVAILABLE));
        assertThat(Duration.ofNanos(clock.nanoTime())).isLessThan(CALL_DEADLINE);
        assertThat(count().count()).isEqualTo(1);
    }

    @Test
    void call_firstPermitComesLate_isWaitedFor() {
        rate = new RateLimit("account", "cloud", 1, 1 / 600.0, true);
        call(() -> "first");

        assertThat(call(() -> "second")).isEqualTo("second");
        assertThat(Duration.ofNanos(clock.nanoTime())).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void call_circuitOpen_isNoAttempt() {
        for (int i = 0; i < 10; i++) {
            context.circuits().of("endpoint").onError(0, TimeUnit.NANOSECONDS, new Error());
        }

        call(() -> "an answer");

        assertThat(clock.nanoTime()).as("it waited for the circuit").isPositive();
        assertThat(count().retried()).isZero();
        assertThat(events).extracting(CallEvent::attempt).containsExactly(1);
    }

    @Test
    void call_slotsTaken_waitsUntilOneIsFree() throws InterruptedException {
        CountDownLatch inCall = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> call(() -> {
                    inCall.countDown();
                    await(answer);
                    return "first";
                }),
                clock.executor());
        inCall.await();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> call(() -> "second"), clock.executor());

        assertThat(second).isNotDone();
        answer.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(60));
        assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo("second");
    }

    @Test
    void call_failsAndIsRefused_givesItsSlotBack() {
        assertThatExceptionOfType(CallException.class)
                .isThrownBy(() -> call(() -> {
                    throw new IllegalArgumentException("refused");
                }));

        assertThat(call(() -> "next")).isEqualTo("next");
    }

    private <T> T call(Supplier<T> call) {
        try (PageGate gate = PageGate.plain(context, Scope.GLOBAL)) {
            return gate.call(ACTION, call);
        }
    }

    private CallCount count() {
        return ledger.summary().of(ACTION);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Policy implements CallPolicy {
        @Override
        public CallRules rulesOf(String action, Scope scope) {
            return new CallRules("endpoint", List.of(rate), Price.FREE);
        }

        @Override
        public CallError errorOf(String action, Scope scope, Throwable thrown) {
            boolean refused = thrown instanceof IllegalArgumentException;
            return new CallError(
                    refused ? ErrorKind.PERMISSION : ErrorKind.UNAVAILABLE,
                    refused ? Reaction.FAIL : Reaction.RETRY,
                    refused ? ProblemCode.ACCESS_DENIED : ProblemCode.UNAVAILABLE,
                    Optional.empty(),
                    "It failed.",
                    "",
                    Optional.empty(),
                    false);
        }
    }
}

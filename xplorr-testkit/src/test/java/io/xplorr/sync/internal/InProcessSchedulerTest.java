package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.connection.ConnectionId;
import io.xplorr.connection.UnknownConnectionException;
import io.xplorr.spi.ScheduledSyncs;
import io.xplorr.spi.TimeSource;
import io.xplorr.spi.Turn;
import io.xplorr.sync.Schedule;
import io.xplorr.sync.ScheduledSync;
import io.xplorr.sync.SyncStatus;
import io.xplorr.sync.SyncSummary;
import io.xplorr.testkit.ManualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no error may do to the scheduler of one process: end it, or make it forget a connection. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InProcessSchedulerTest {
    private static final ConnectionId ID = ConnectionId.of("acme");
    private static final Schedule HOURLY = Schedule.every(Duration.ofHours(1));

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T09:00:00Z");
    private final Syncs syncs = new Syncs();

    @Test
    void schedule_turnThrowsAnError_isTakenAgainAMinuteLater() {
        onClock(scheduler -> {
            syncs.runsToFail.set(2);

            scheduler.schedule(ID, HOURLY);
            clock.sleep(Duration.ofMinutes(3));

            assertThat(syncs.runs).hasValue(3);
            assertThat(scheduler.history(ID)).hasSize(1);
        });
    }

    @Test
    void trigger_throwsAnError_canBeTriggeredAgain() {
        onClock(scheduler -> {
            syncs.runsToFail.set(1);

            assertThatThrownBy(() -> scheduler.trigger(ID)).isInstanceOf(StackOverflowError.class);
            assertThat(scheduler.trigger(ID)).isCompleted();
        });
    }

    @Test
    void schedule_endThrowsAnError_isSyncedAgainAMinuteLater() {
        onClock(scheduler -> {
            syncs.endsToFail.set(1);

            scheduler.schedule(ID, HOURLY);
            clock.sleep(Duration.ofMinutes(2));

            assertThat(syncs.runs).hasValue(2);
            assertThat(scheduler.history(ID)).hasSize(1);
        });
    }

    @Test
    void trigger_endThrowsAnError_completesForWhoWaits() {
        onClock(scheduler -> {
            scheduler.schedule(ID, HOURLY);
            clock.sleep(Duration.ofMinutes(1));
            syncs.endsToFail.set(1);

            assertThat(scheduler.trigger(ID).toCompletableFuture()).isCompletedExceptionally();
        });
    }

    @Test
    void schedule_threadIsInterrupted_goesOn() {
        onClock(scheduler -> {
            scheduler.schedule(ID, HOURLY);
            clock.sleep(Duration.ofMinutes(1));
            int before = syncs.runs.get();

            assertThat(syncs.threads).hasSize(1).allSatisfy(Thread::interrupt);
            clock.sleep(Duration.ofHours(2));

            assertThat(syncs.runs).hasValueGreaterThan(before);
        });
    }

    @Test
    void trigger_stopped_isRefused() {
        onClock(scheduler -> {
            scheduler.stop();

            assertThatThrownBy(() -> scheduler.trigger(ID))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            assertThat(syncs.runs).hasValue(0);
        });
    }

    @Test
    void known_connectionsThatAreRemoved_areForgottenWithEverySyncOneMore() {
        onClock(scheduler -> {
            ConnectionId paused = ConnectionId.of("paused");
            ConnectionId triggered = ConnectionId.of("triggered");
            scheduler.schedule(ID, HOURLY);
            scheduler.schedule(paused, HOURLY);
            scheduler.pause(paused);
            scheduler.trigger(triggered);
            assertThat(scheduler.known()).isEqualTo(3);

            syncs.removed.addAll(List.of(paused, triggered));
            clock.sleep(Duration.ofHours(4));

            assertThat(scheduler.known()).isEqualTo(1);
            assertThat(scheduler.schedules())
                    .extracting(ScheduledSync::connectionId)
                    .containsExactly(ID);
        });
    }

    private void onClock(Body body) {
        CompletableFuture.runAsync(
                        () -> {
                            try (InProcessScheduler scheduler = new InProcessScheduler(syncs)) {
                                body.run(scheduler);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        },
                        clock.executor())
                .join();
    }

    private interface Body {
        void run(InProcessScheduler scheduler) throws InterruptedException;
    }

    /** Syncs that end at once, or throw what nobody foresaw. */
    private final class Syncs implements ScheduledSyncs {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger runsToFail = new AtomicInteger();
        private final AtomicInteger endsToFail = new AtomicInteger();
        private final Set<ConnectionId> removed = ConcurrentHashMap.newKeySet();
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        @Override
        public TimeSource time() {
            return clock;
        }

        @Override
        public Executor threads() {
            return task -> clock.executor().execute(() -> {
                threads.add(Thread.currentThread());
                task.run();
            });
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public void require(ConnectionId connectionId) {
            if (removed.contains(connectionId)) {
                throw new UnknownConnectionException(connectionId);
            }
        }

        @Override
        public Turn first(ConnectionId connectionId, Schedule schedule) {
            return new Turn(clock.now(), 0);
        }

        @Override
        public boolean isMended(ConnectionId connectionId, Turn putOff) {
            return false;
        }

        @Override
        public CompletionStage<SyncSummary> run(ConnectionId connectionId) {
            runs.incrementAndGet();
            failOneOf(runsToFail);
            Instant now = clock.now();
            return CompletableFuture.completedStage(new SyncSummary(
                    connectionId, 1, now, now, SyncStatus.COMPLETE, false, 0, 0, List.of(), 0, BigDecimal.ZERO));
        }

        @Override
        public Turn next(Schedule schedule, int refusals, SyncSummary ended) {
            failOneOf(endsToFail);
            return new Turn(schedule.nextAfter(ended.connectionId(), ended.startedAt()), 0);
        }

        private static void failOneOf(AtomicInteger left) {
            if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new StackOverflowError("nobody foresaw this");
            }
        }
    }
}

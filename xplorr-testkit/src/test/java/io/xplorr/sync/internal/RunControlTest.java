package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xplorr.sync.ProblemCode;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunControlTest {
    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private final RunControl control = new RunControl(clock, Duration.ofHours(2));

    @Test
    void stop_waitThatNoInterruptEnds_isBrokenOff() {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch socketClosed = new CountDownLatch(1);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> control.calling(() -> {
            control.breakOffBy(socketClosed::countDown);
            started.countDown();
            return uninterruptibly(socketClosed);
        }));
        uninterruptibly(started);

        control.stop(RunControl.cancelled());

        assertThat(call).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void stop_afterAWaitWithinTheWait_stillBreaksOffTheOuterOne() {
        CountDownLatch socketClosed = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        Slots places = new Slots(1, clock);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> control.calling(() -> {
            control.breakOffBy(socketClosed::countDown);
            control.acquire(places); // the head has arrived
            reading.countDown();
            return uninterruptibly(socketClosed);
        }));
        uninterruptibly(reading);

        control.stop(RunControl.cancelled());

        assertThat(call).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void breakOffBy_runThatHasEnded_breaksOffAtOnce() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch socketClosed = new CountDownLatch(1);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> control.calling(() -> {
            begun.countDown();
            uninterruptibly(stopped);
            control.breakOffBy(socketClosed::countDown);
            return uninterruptibly(socketClosed);
        }));
        uninterruptibly(begun);

        control.stop(RunControl.cancelled());
        stopped.countDown();

        assertThat(call).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void stop_afterTheCall_breaksOffNothing() {
        CountDownLatch socketClosed = new CountDownLatch(1);
        control.calling(() -> {
            control.breakOffBy(socketClosed::countDown);
            return true;
        });

        control.stop(RunControl.cancelled());

        assertThat(socketClosed.getCount()).isEqualTo(1);
    }

    @Test
    void check_deadlinePassed_ends() {
        assertThat(control.isOver()).isFalse();
        clock.advance(Duration.ofHours(2).plusNanos(1));

        assertThat(control.isOver()).isTrue();
        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(control::check)
                .satisfies(stop -> assertThat(stop.problem().code()).isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
    }

    /** Waits as a read of a socket does. */
    private static boolean uninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}

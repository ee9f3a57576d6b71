package io.xplorr.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManualClockTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final ManualClock clock = ManualClock.startingAt(START);
    private final List<Instant> ticks = new CopyOnWriteArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void run_besideOneWhoAlwaysWaits_passesTimeWhileTheTaskSleepsOnly() throws Exception {
        clock.run(() -> {
            clock.executor().execute(this::tick);

            clock.sleep(Duration.ofSeconds(90));
            assertThat(clock.now()).isEqualTo(START.plusSeconds(90));
            clock.sleep(Duration.ofMinutes(5));

            assertThat(clock.now()).isEqualTo(START.plusSeconds(390));
            assertThat(ticks)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                            .mapToObj(minute -> START.plusSeconds(60L * minute))
                            .toList());
            over.set(true);
        });
    }

    @Test
    void run_taskThatFails_throwsWhatItThrew() {
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> clock.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        AssertionError red = new AssertionError("red");
        assertThatThrownBy(() -> clock.run(() -> {
                    throw red;
                }))
                .isSameAs(red);
    }

    private void tick() {
        try {
            while (!over.get()) {
                clock.sleep(Duration.ofMinutes(1));
                ticks.add(clock.now());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

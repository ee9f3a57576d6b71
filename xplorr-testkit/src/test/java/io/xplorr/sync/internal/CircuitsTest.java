package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.xplorr.sync.ShiftedTime;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CircuitsTest {
    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private final ShiftedTime time = new ShiftedTime(clock);

    @Test
    void open_machinesClockIsSetBackMeanwhile_isAskedAgainAfterItsPause() {
        CircuitBreaker down = new Circuits(time).of("down");
        for (int i = 0; i < 10; i++) {
            down.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
        }
        assertThat(down.tryAcquirePermission()).isFalse();

        time.shiftBy(Duration.ofHours(-1));
        clock.advance(Duration.ofSeconds(11));

        assertThat(down.tryAcquirePermission()).isTrue();
    }
}

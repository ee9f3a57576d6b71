package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.xplorr.spi.TimeSource;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CircuitsTest {
    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private Duration setBack = Duration.ZERO;

    @Test
    void open_machinesClockIsSetBackMeanwhile_isAskedAgainAfterItsPause() {
        CircuitBreaker down = new Circuits(new SetBack()).of("down");
        for (int i = 0; i < 10; i++) {
            down.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
        }
        assertThat(down.tryAcquirePermission()).isFalse();

        setBack = Duration.ofHours(1);
        clock.advance(Duration.ofSeconds(11));

        assertThat(down.tryAcquirePermission()).isTrue();
    }

    /** A manual clock whose dates are set back; what passes is the same. */
    private final class SetBack implements TimeSource {
        @Override
        public Instant now() {
            return clock.now().minus(setBack);
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            clock.sleep(duration);
        }

        @Override
        public Signal newSignal() {
            return clock.newSignal();
        }
    }
}

package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.sync.SyncListener;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class ListenersTest {
    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private final SyncListener one = new SyncListener() {};
    private final SyncListener other = new SyncListener() {};
    private final Listeners listeners = new Listeners(List.of(one, other), clock);

    @Test
    void levelOfFailure_manyFailures_warnsOfEachListenerOnceAnHour() {
        assertThat(listeners.levelOfFailure(one)).isEqualTo(Level.WARN);
        assertThat(listeners.levelOfFailure(one)).isEqualTo(Level.DEBUG);
        assertThat(listeners.levelOfFailure(other)).isEqualTo(Level.WARN);

        clock.advance(Duration.ofMinutes(59));
        assertThat(listeners.levelOfFailure(one)).isEqualTo(Level.DEBUG);
        clock.advance(Duration.ofMinutes(1));
        assertThat(listeners.levelOfFailure(one)).isEqualTo(Level.WARN);
        assertThat(listeners.levelOfFailure(one)).isEqualTo(Level.DEBUG);
    }
}

package io.xplorr.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.spi.RateLimit;
import io.xplorr.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a process remembers of the accounts that it reads does not grow with them. */
class RecentTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final ManualClock clock = ManualClock.startingAt("2026-11-23T00:00:00Z");
    private final RateLimits limits = new RateLimits(clock);
    private final Circuits circuits = new Circuits(clock);

    @Test
    void buckets_ofThousandAccountsThatNobodyReadsAnyMore_areDropped() {
        for (int account = 0; account < 1000; account++) {
            limits.reserve(List.of(bucket("account-" + account)));
        }
        clock.advance(AN_HOUR);

        limits.reserve(List.of(bucket("another")));

        assertThat(limits.size()).isEqualTo(1);
    }

    @Test
    void buckets_inUse_keepWhatTheyHaveSpent() {
        RateLimit busy = bucket("busy");
        for (int i = 0; i < 10; i++) {
            limits.reserve(List.of(busy));
        }
        clock.advance(Duration.ofMinutes(59));
        limits.reserve(List.of(busy));
        clock.advance(Duration.ofMinutes(1));

        assertThat(limits.reserve(List.of(busy))).isZero();
        assertThat(limits.reserve(List.of(bucket("other")))).isZero();
        assertThat(limits.size()).isEqualTo(2);
    }

    @Test
    void buckets_thatLearned_areKept() {
        limits.throttled(List.of(bucket("throttled")));
        clock.advance(AN_HOUR);

        limits.reserve(List.of(bucket("another")));

        assertThat(limits.size()).isEqualTo(2);
    }

    @Test
    void circuits_closedAndUnused_areDroppedAndOpenOnesKept() {
        circuits.of("healthy");
        for (int i = 0; i < 10; i++) {
            circuits.of("down").onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
        }
        clock.advance(AN_HOUR);

        circuits.of("another");

        assertThat(circuits.size()).isEqualTo(2);
        assertThat(circuits.of("down").tryAcquirePermission())
                .as("one probe is let through")
                .isTrue();
        assertThat(circuits.of("down").tryAcquirePermission()).isFalse();
    }

    @Test
    void bucketsAndCircuits_thatLearnedButAreUnusedForADay_areDropped() {
        limits.throttled(List.of(bucket("throttled")));
        for (int i = 0; i < 10; i++) {
            circuits.of("down").onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
        }
        clock.advance(Duration.ofDays(1));

        limits.reserve(List.of(bucket("another")));
        circuits.of("another");

        assertThat(limits.size()).isEqualTo(1);
        assertThat(circuits.size()).isEqualTo(1);
    }

    private static RateLimit bucket(String owner) {
        return new RateLimit(owner, "ec2:Describe", 10, 1, true);
    }
}
